import type {
  ContentItem,
  ElectiveTag,
  LeaveKind,
  Mode,
  Phase,
  RequiredCategory,
} from '../../typings/contract'

/** Content of a day in the words of the regulation (C3.0a, C3.6–C3.8). */
export const categoryWords: Record<RequiredCategory, string> = {
  study: '学习教育',
  org_life: '组织生活',
  deliberation: '民主议事',
  volunteer: '志愿服务',
  care: '激励帮扶',
}

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
