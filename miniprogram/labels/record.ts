import type {
  AdditionKind,
  BadgeAnswer,
  FlagAnswer,
  MaterialForm,
  MaterialLevel,
  NoticeVerdict,
  RecordField,
  SegmentType,
} from '../../typings/contract'

export const flagWords: Record<FlagAnswer, string> = {
  yes: '已悬挂',
  no: '未悬挂',
  not_applicable: '不适用',
}

export const badgeWords: Record<BadgeAnswer, string> = {
  all: '全部佩戴',
  most: '多数佩戴',
  no: '未佩戴',
  not_applicable: '不适用',
}

/** What the secretary says of a day off campus (C3.9d). */
export const outingWords = { yes: '确认是', no: '不完全是' }

export const fieldWords: Record<RecordField, string> = {
  chair: '主持人',
  recorder: '记录人',
  content: '内容',
  outcome: '成效或后续',
  venueNote: '会场不适用的原因',
  segments: '有一段会议的记录',
}

export const segmentWords: Record<SegmentType, string> = {
  members_meeting: '党员大会',
  committee_meeting: '支委会',
  group_meeting: '党小组会',
  lecture: '党课',
  org_life_meeting: '组织生活会',
  member_appraisal: '民主评议党员',
}

export const levelWords: Record<MaterialLevel, string> = {
  central: '中央',
  province: '省委',
  committee: '省委高校工委',
  school: '学校党委',
  other: '其他',
}

export const formWords: Record<MaterialForm, string> = {
  read: '集中学习',
  lecture: '讲授',
  discussion: '专题讨论',
  oath: '重温入党誓词',
  film: '观看影片',
  told: '已组织传达',
}

/** What was added after the closing; the name is of the person concerned, left out for the unit, or of who added it. */
export const additionWords: Record<AdditionKind, (name: string) => string> = {
  late_entry: (name) => `补登${name || '1人'}到会`,
  correction: (name) => `${name}更正记录`,
  media: (name) => `${name}补传影像`,
  media_removed: (name) => `${name}删除影像`,
  resolution_published: (name) => `${name}批准公开决议`,
  resolution_corrected: (name) => `${name}更正公开的决议`,
  resolution_withdrawn: (name) => `${name}撤回公开的决议`,
}

export const verdictWords: Record<NoticeVerdict, string> = {
  on_time: '按期通知',
  short: '通知较晚',
}
