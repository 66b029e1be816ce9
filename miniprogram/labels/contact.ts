import type { ContactAnswer, ContactChannel, ContactState } from '../../typings/contract'

export const channelWords: Record<ContactChannel, string> = {
  phone: '电话',
  qq: 'QQ',
  wechat: '微信',
  sms: '短信',
  visit: '见面',
  other: '其他',
}

/** What the member taps, and what the liaison reads. */
export const answerWords: Record<ContactAnswer, string> = {
  fine: '我都好',
  call_me: '请联系我',
}

export const contactStateWords: Record<ContactState, string> = {
  owed: '本月未联系',
  tried: '没联系上',
  reached: '本月已联系',
}
