import type { School } from '../../../typings/contract'

/** Who is responsible, and under what number; without one it is a voluntary trial and says so (F12). */
export const aboutView = (school: School) => ({
  status: 'ready' as const,
  school: school.name,
  unit: school.responsibleUnit,
  filing: school.filingNumber ?? '自愿试用',
  trial:
    school.filingNumber === null
      ? '自愿试用期间，用不用都可以；纸面和口头的通知、登记同样有效。'
      : '',
  feedback: school.feedbackContact,
  kept: [
    { what: '名册信息', why: '姓名、学号或工号、手机、支部、身份，用来确认您是谁、通知到您。' },
    {
      what: '参加情况',
      why: '到会、请假和登记时间，用来形成活动记录和台账。请假原因只有书记看得到。',
    },
    { what: '活动照片', why: '可传可不传；位置等附加信息会去掉，只有本支部看得到。' },
    { what: '联系记录', why: '在外地的党员，每月的联系情况，由联系人和书记查看。' },
    {
      what: '志愿服务和关怀',
      why: '志愿服务支部同志可见；谈心、走访等只有记录人、书记和本人可见，上级只看合计。',
    },
    {
      what: '意见和更正',
      why: '对登记、信息的更正和署名的意见，连同答复；不署名的意见不保存是谁提的。',
    },
    { what: '政治生日提醒', why: '您自己开启后才有，随时可以关闭；只告诉您和书记。' },
  ],
  never: '不读取位置、通讯录、相册和身份证号；不统计在线时间；不排名、不打分。',
  period: '文字记录一般保存10年，照片3年，学校另有规定的从其规定；到期删除。',
})
