import type {
  Changeable,
  ContentItem,
  ContentKind,
  ElectiveTag,
  Hint,
  LeaveKind,
  Mode,
  Phase,
  RequiredCategory,
  ToldBy,
} from '../../typings/contract'

/** Content of a day in the words of the regulation (C3.0a, C3.6–C3.8). */
export const categoryWords: Record<RequiredCategory, string> = {
  study: '学习教育',
  org_life: '组织生活',
  deliberation: '民主议事',
  volunteer: '志愿服务',
  care: '激励帮扶',
}

/** What a year was about: the required kinds, and everything else as one (C3.0d). */
export const contentWords: Record<ContentKind, string> = { ...categoryWords, elective: '自选内容' }

export const tagWords: Record<ElectiveTag, string> = {
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

export const itemWord = (item: ContentItem): string =>
  item.kind === 'required' ? categoryWords[item.category] : tagWords[item.tag]

export const modeWords: Record<Mode, string> = {
  in_person: '现场',
  online: '线上',
  hybrid: '现场和线上',
  visit: '外出参观',
}

export const phaseWords: Record<Phase, string> = {
  upcoming: '未开始',
  open: '正在登记',
  ended: '已结束',
  sealed: '已归档',
  cancelled: '已取消',
}

export const leaveWords: Record<LeaveKind, string> = {
  sick: '病假',
  work: '公务',
  personal: '事假',
}

/** What of a day was changed (C2.2b). */
export const changeableWords: Record<Changeable, string> = {
  theme: '主题',
  items: '内容',
  mode: '形式',
  place: '地点',
  time: '时间',
  sessions: '分批',
}

/** How somebody was told; all are equal (C2.2c). */
export const toldByWords: Record<ToldBy, string> = {
  message: '消息',
  phone: '电话',
  group: '群',
  in_person: '当面',
}

/** Ways outside the app in which a person tells a person. */
export const tellingWords: Record<Exclude<ToldBy, 'message'>, string> = {
  phone: '电话告知',
  group: '群里告知',
  in_person: '当面告知',
}

/** Hints for the secretary alone: a thing to look at, not a fault (C3.9b). */
export const hintWords: Record<Hint, string> = {
  unplanned: '这个月没有列入计划。',
  short_notice: '通知较晚，原因已记下。',
  late_change: '活动当天有改动，请确认每个人都知道。',
  generic_theme: '主题比较笼统，可以写明这次学什么、做什么。',
  other_than_usual_slot: '不在惯例时间，请提醒大家留意。',
  off_campus_incomplete: '校外活动还有几项没有填，可在“改人员安排”里补上。',
  same_time_elsewhere: '同一时间，有人在别的支部也有活动。',
  words_risky: '微信内容检查提示文字可能不妥。请再看一遍，需要时更改活动。',
}
