import type {
  Addition,
  BadgeAnswer,
  BranchKind,
  ContactAnswer,
  ContactChannel,
  ContentItem,
  ElectiveTag,
  FlagAnswer,
  MaterialForm,
  MaterialLevel,
  Mobility,
  Mode,
  MonthState,
  NoticeVerdict,
  RequiredCategory,
  SegmentType,
  Stage,
} from '../contract'

/** Words of the printed forms, as the regulation writes them. */

export const CATEGORY_WORDS: Readonly<Record<RequiredCategory, string>> = {
  study: '学习教育',
  org_life: '组织生活',
  deliberation: '民主议事',
  volunteer: '志愿服务',
  care: '激励帮扶',
}

export const TAG_WORDS: Readonly<Record<ElectiveTag, string>> = {
  hot_work: '重点难点热点工作',
  current_affairs: '时事政治',
  traditional_culture: '中华优秀传统文化',
  core_values: '社会主义核心价值观',
  china_speed: '中国速度',
  diplomacy: '大国外交',
  revolutionary_culture: '革命文化',
  glorious_course: '光辉历程',
  future_development: '未来发展',
  red_resources: '红色资源',
  field_research: '调研实践',
  immersive: '情景性体验性活动',
  other: '其他',
}

export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  in_person: '线下',
  online: '线上',
  hybrid: '线上线下结合',
  visit: '外出参观',
}

export const VERDICT_WORDS: Readonly<Record<NoticeVerdict, string>> = {
  on_time: '按期通知',
  short: '通知较晚',
}

/** What was added to a sealed day, and by whom; a late entry names who was there, or nobody where it goes up. */
export const ADDITION_WORDS: Readonly<Record<Addition['kind'], (name: string) => string>> = {
  late_entry: (name) => `补登${name || '1人'}到会`,
  correction: (name) => `${name}更正记录`,
  media: (name) => `${name}补传影像`,
  media_removed: (name) => `${name}删除影像`,
  resolution_published: (name) => `${name}批准公开决议`,
  resolution_corrected: (name) => `${name}更正公开的决议`,
  resolution_withdrawn: (name) => `${name}撤回公开的决议`,
}

export const MOBILITY_WORDS: Readonly<Record<Mobility, string>> = {
  none: '在校',
  away: '外出',
  mobile: '外出流动',
  overseas: '出国（境）',
  retained_graduate: '毕业保留',
}

export const CHANNEL_WORDS: Readonly<Record<ContactChannel, string>> = {
  phone: '电话',
  qq: 'QQ',
  wechat: '微信',
  sms: '短信',
  visit: '见面',
  other: '其他',
}

export const ANSWER_WORDS: Readonly<Record<ContactAnswer, string>> = {
  fine: '我都好',
  call_me: '请联系我',
}

export const itemWord = (item: ContentItem) =>
  item.kind === 'required' ? CATEGORY_WORDS[item.category] : TAG_WORDS[item.tag]

export const SEGMENT_WORDS: Readonly<Record<SegmentType, string>> = {
  members_meeting: '支部党员大会',
  committee_meeting: '支部委员会会议',
  group_meeting: '党小组会',
  lecture: '党课',
  org_life_meeting: '组织生活会',
  member_appraisal: '民主评议党员',
}

export const LEVEL_WORDS: Readonly<Record<MaterialLevel, string>> = {
  central: '中央',
  province: '省委',
  committee: '省委高校工委',
  school: '学校党委',
  other: '其他',
}

export const FORM_WORDS: Readonly<Record<MaterialForm, string>> = {
  read: '集中学习',
  lecture: '讲授',
  discussion: '专题讨论',
  oath: '重温入党誓词',
  film: '观看影片',
  told: '已组织传达',
}

export const FLAG_WORDS: Readonly<Record<FlagAnswer, string>> = {
  yes: '已悬挂',
  no: '未悬挂',
  not_applicable: '不适用',
}

export const BADGE_WORDS: Readonly<Record<BadgeAnswer, string>> = {
  all: '全部佩戴',
  most: '多数佩戴',
  no: '未佩戴',
  not_applicable: '不适用',
}

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  prospect: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
}

export const MONTH_WORDS: Readonly<Record<MonthState, string>> = {
  upcoming: '',
  held_on_time: '按时',
  held_late: '补开',
  combined: '合并',
  exempt: '免',
  missed: '未开展',
  none: '—',
}

export const BRANCH_KIND_WORDS: Readonly<Record<BranchKind, string>> = {
  faculty: '教师支部',
  admin: '机关支部',
  undergraduate: '本科生支部',
  graduate: '研究生支部',
  mixed: '师生支部',
  retired: '离退休支部',
  joint: '联合支部',
  temporary: '临时支部',
}
