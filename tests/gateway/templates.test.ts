import { rejection, withCloud } from '../support/cloud'
import { wxSdk } from './sdks'

/** With the templates declared the gateway checks what WeChat checks (platform §1.4). */
const cloud = withCloud({ templates: { T1: ['thing1', 'time2', 'phrase3'] } })
const send = (message: object) =>
  wxSdk().openapi.subscribeMessage?.send?.({ touser: 'oA1', templateId: 'T1', ...message }) ??
  Promise.reject(new Error('no such api'))
const good = {
  thing1: { value: '主题党日' },
  time2: { value: '2026-11-20 19:00' },
  phrase3: { value: '待参加' },
}

test('the templates are listed with their keywords in the text', async () => {
  const list = wxSdk().openapi.subscribeMessage?.getTemplateList?.({})
  expect(await list).toMatchObject({
    errCode: 0,
    data: [{ priTmplId: 'T1', content: expect.stringContaining('{{time2.DATA}}'), type: 2 }],
  })
})

beforeEach(() => cloud.gateway.subscribe('oA1', ['T1']))
afterEach(() => cloud.gateway.outbox.clear())

test('every keyword as declared is sent', async () => {
  expect(await send({ data: good })).toMatchObject({ errCode: 0 })
  expect(cloud.gateway.outbox.messages('oA1')).toMatchObject([{ templateId: 'T1', data: good }])
})

test.each<[string, object, number, RegExp]>([
  [
    'a template that is not declared',
    { templateId: 'T9', data: good },
    40037,
    /invalid template_id/,
  ],
  ['no template', { templateId: '', data: good }, 40037, /invalid template_id/],
  ['an openid that is none', { touser: 'x', data: good }, 40003, /invalid openid/],
  ['no data', { data: {} }, 47003, /argument invalid! data is empty/],
  [
    'a keyword left out',
    { data: { ...good, time2: undefined } },
    47003,
    /data\.time2\.value is empty/,
  ],
  [
    'an empty keyword',
    { data: { ...good, thing1: { value: ' ' } } },
    47003,
    /data\.thing1\.value is empty/,
  ],
  [
    'a long thing',
    { data: { ...good, thing1: { value: '一'.repeat(21) } } },
    47003,
    /data\.thing1\.value invalid/,
  ],
  [
    'a time in words',
    { data: { ...good, time2: { value: '晚上' } } },
    47003,
    /data\.time2\.value invalid/,
  ],
  [
    'a phrase with a number',
    { data: { ...good, phrase3: { value: '3天' } } },
    47003,
    /data\.phrase3\.value invalid/,
  ],
  [
    'a keyword that is no object',
    { data: { ...good, thing1: '主题' } },
    47003,
    /data\.thing1\.value is empty/,
  ],
])('%s is refused and spends no grant', async (_name, message, errCode, text) => {
  const error = await rejection(send(message))
  expect(error.errCode).toBe(errCode)
  expect(error.errMsg).toMatch(text)
  expect(cloud.gateway.outbox.messages('oA1')).toEqual([])
  expect(await send({ data: good })).toMatchObject({ errCode: 0 })
})
