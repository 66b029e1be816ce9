import type { Asked } from '../services/answer'

/** What is said after the question for messages. */
export const askedText: Record<Asked, string> = {
  accepted: '好，下次有通知会发给您',
  declined: '没有订阅。通知仍会显示在“今日”',
  'switched-off': '微信里关闭了本程序的消息。可在右上角“设置”里打开',
  unavailable: '消息提醒还没有开通。通知会显示在“今日”',
}
