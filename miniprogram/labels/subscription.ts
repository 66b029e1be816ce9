import type { UnreachedReason } from '../../typings/contract'
import type { Asked } from '../services/answer'

/** What is said after the question for messages. */
export const askedText: Record<Asked, string> = {
  accepted: '好，下次有通知会发给您',
  declined: '没有订阅。通知仍会显示在“今日”',
  'switched-off': '微信里关闭了本程序的消息。可在右上角“设置”里打开',
  unavailable: '消息提醒还没有开通。通知会显示在“今日”',
}

/** Why somebody is to be called, as the secretary reads it; never as if it were the person's fault. */
export const unreachedWords: Record<UnreachedReason, string> = {
  not_bound: '还没有绑定微信',
  no_send: '没有可用的消息次数',
  template: '学校的消息模板暂不可用',
  binding: '微信绑定已失效，请本人重新绑定',
  wording: '微信没有接收这条内容',
  busy: '微信繁忙，没有发出',
  uncertain: '不能确定是否收到',
  too_late: '来不及用消息通知',
  refused: '微信没有发出',
}
