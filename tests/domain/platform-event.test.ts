import fc from 'fast-check'
import { subscribeEvents } from '../../cloudfunctions/core/domain/platform-event'

const push = (Event: string, List: unknown, over = {}) => ({
  ToUserName: 'gh_1',
  FromUserName: 'oPerson',
  CreateTime: '1796691600',
  MsgType: 'event',
  Event,
  List,
  ...over,
})
const accept = { TemplateId: 't1', SubscribeStatusString: 'accept', PopupScene: '2' }
const reject = { TemplateId: 't2', SubscribeStatusString: 'reject', PopupScene: 2 }

test('one thing comes as an object, several as an array; a refusal at the question is none of ours', () => {
  const one = {
    what: 'accepted',
    openid: 'oPerson',
    templateId: 't1',
    key: 'e1796691600',
    at: 1796691600000,
  }
  expect(subscribeEvents(push('subscribe_msg_popup_event', accept))).toEqual([one])
  expect(subscribeEvents(push('subscribe_msg_popup_event', [accept, reject]))).toEqual([one])
  expect(
    subscribeEvents(push('subscribe_msg_popup_event', accept, { CreateTime: 1796691600 })),
  ).toEqual([one])
})

test('switched off in the settings; failed on the way', () => {
  expect(subscribeEvents(push('subscribe_msg_change_event', [reject]))).toEqual([
    { what: 'switched-off', openid: 'oPerson', templateId: 't2', at: 1796691600000 },
  ])
  const failed = { TemplateId: 't1', MsgID: '9', ErrorCode: 43107, ErrorStatus: 'failed' }
  expect(subscribeEvents(push('subscribe_msg_sent_event', failed))).toEqual([
    {
      what: 'failed',
      openid: 'oPerson',
      templateId: 't1',
      key: '9',
      code: '43107',
      at: 1796691600000,
    },
  ])
  const unnamed = push('subscribe_msg_sent_event', { ...failed, MsgID: undefined })
  expect(subscribeEvents(unnamed)).toMatchObject([{ key: 'e1796691600' }])
  const sent = { TemplateId: 't1', MsgID: '9', ErrorCode: '0', ErrorStatus: 'success' }
  expect(subscribeEvents(push('subscribe_msg_sent_event', sent))).toEqual([])
})

test('whatever comes, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (any, list) => {
      expect(Array.isArray(subscribeEvents(any))).toBe(true)
      expect(Array.isArray(subscribeEvents(push('subscribe_msg_popup_event', list)))).toBe(true)
    }),
  )
})
