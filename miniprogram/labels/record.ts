import type { BadgeAnswer, FlagAnswer, NoticeVerdict, RecordField } from '../../typings/contract'

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

export const fieldWords: Record<RecordField, string> = {
  chair: '主持人',
  recorder: '记录人',
  content: '内容',
  outcome: '成效或后续',
  venueNote: '会场不适用的原因',
}

export const verdictWords: Record<NoticeVerdict, string> = {
  on_time: '按期通知',
  short: '通知较晚',
}
