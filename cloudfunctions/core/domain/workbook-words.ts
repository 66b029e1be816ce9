import type {
  ContactAnswer,
  ContactChannel,
  ContentItem,
  ElectiveTag,
  Mobility,
  Mode,
  NoticeVerdict,
  RequiredCategory,
} from '../contract'

/** Words of the printed ledger, as the regulation writes them. */

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
