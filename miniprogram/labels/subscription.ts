import type { UnreachedReason } from '../../typings/contract'
import type { Asked } from '../services/answer'

/** What is said after the question for messages. */
export const askedText: Record<Asked, string> = {
  accepted: '好，下次有通知会发给您',
  declined: '没有订阅。通知仍会显示在“今日”',
  'switched-off': '微信里关闭了本程序的消息。可在右上角“设置”里打开',
  unavailable: '消息提醒还没有开通。通知会显示在“今日”',
}

/** Said once, before WeChat asks for the first time; never a condition, never a reward. */
export const explainMessages = {
  title: '要用微信消息通知您吗？',
  content:
    '活动提前两三天通知，有变动也会告诉您。微信会问您是否接收：勾上“总是保持以上选择”，以后就不再问。不接收也没有关系，通知都在“今日”。',
  confirmText: '好',
  cancelText: '不用',
}

/** WeChat asks nothing any more of whoever kept a refusal. */
export const keptRefusal = {
  title: '微信里选了不接收',
  content:
    '要改主意，请在微信的设置里打开“订阅消息”，再点一次这里。不改也没有关系，通知都在“今日”。',
  confirmText: '去设置',
  cancelText: '不改',
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
  delayed: '消息排队已超过一小时',
  too_late: '来不及用消息通知',
  refused: '微信没有发出',
}
