import type { CareKind, DataMatter, PublicityChannel, ServiceKind } from '../../typings/contract'

/** Forms of volunteer service as the regulation names them (C3.4). */
export const serviceWords: Record<ServiceKind, string> = {
  model_post: '党员示范岗',
  vanguard: '党员先锋行',
  pairing: '结对帮扶',
  volunteer: '志愿服务',
  other: '其他',
}

/** Where was reported (C4.4a). */
export const publicityWords: Record<PublicityChannel, string> = {
  radio: '广播',
  newspaper: '报纸',
  website: '网站',
  new_media: '新媒体',
  board: '宣传栏',
}

/** How somebody was cared for (C3.5a). */
export const careWords: Record<CareKind, string> = {
  talk: '谈心交流',
  visit: '走访慰问',
  commendation: '党内表彰',
  help: '帮扶',
}

/** What somebody says is wrong about what is stored (C3.5b). */
export const matterWords: Record<DataMatter, string> = {
  profile: '个人信息',
  attendance: '参加情况',
  leave: '请假',
  briefing: '补课',
  contact: '联系记录',
  service: '志愿服务',
  care: '关怀记录',
  other: '其他',
}
