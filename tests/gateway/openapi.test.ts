import { inflateSync } from 'node:zlib'
import decodeQR from 'qr/decode.js'
import { keywordFault } from '../../emulator/cloud/openapi/keywords'
import { functionsFolder, rejection, withCloud } from '../support/cloud'
import { wxSdk } from './sdks'

const SENDER = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async (message) => {
  try { return await cloud.openapi.subscribeMessage.send(message) } catch (error) { return { errCode: error.errCode, errMsg: error.errMsg } }
}`
const functions = functionsFolder({
  allowed: { code: SENDER, config: { permissions: { openapi: ['subscribeMessage.send'] } } },
  silent: { code: SENDER },
})
const cloud = withCloud(() => ({ functions }))
const api = () => wxSdk().openapi as Record<string, Record<string, (p: object) => Promise<object>>>
const call = (name: string, params: object) => {
  const [group = '', method = ''] = name.split('.')
  return api()[group]?.[method]?.(params) ?? Promise.reject(new Error(`no ${name}`))
}
const post = async (path: string, body: object) =>
  (await fetch(cloud.gateway.url + path, { method: 'POST', body: JSON.stringify(body) })).json()
const message = (touser: string, data: object = { thing1: { value: '主题党日' } }) => ({
  touser,
  templateId: 'T1',
  page: 'pages/home/home',
  data,
})

beforeEach(() => {
  cloud.gateway.outbox.clear()
  cloud.gateway.clearFailures()
})

describe('phone numbers', () => {
  const codeFor = async (openid: string, phone = '13800000000') =>
    ((await post('/client/phone-code', { openid, phone })) as { code: string }).code

  test('a code from the phone is exchanged once', async () => {
    const code = await codeFor('oA1')
    expect(await call('phonenumber.getPhoneNumber', { code })).toMatchObject({
      errCode: 0,
      phoneInfo: { phoneNumber: '13800000000', purePhoneNumber: '13800000000', countryCode: '86' },
    })
    const again = await rejection(call('phonenumber.getPhoneNumber', { code }))
    expect(again).toMatchObject({ errCode: 40029 })
  })

  test('a wrong code, one of five minutes ago, and one of somebody else are refused', async () => {
    expect(await rejection(call('phonenumber.getPhoneNumber', { code: 'x' }))).toMatchObject({
      errCode: 40029,
      errMsg: expect.stringMatching(/^openapi\.phonenumber\.getPhoneNumber:fail invalid code/),
    })
    const old = await codeFor('oA1')
    await cloud.gateway.clock.advance(5 * 60_000 + 1)
    expect((await rejection(call('phonenumber.getPhoneNumber', { code: old }))).errCode).toBe(40029)
    await cloud.gateway.clock.reset()
    const code = await codeFor('oA1')
    const stolen = call('phonenumber.getPhoneNumber', { code, openid: 'oB1' })
    expect((await rejection(stolen)).errCode).toBe(40003)
  })
})

describe('subscription messages', () => {
  test('one accepted prompt is one message', async () => {
    expect((await rejection(call('subscribeMessage.send', message('oA1')))).errCode).toBe(43101)
    const prompt = await post('/client/subscribe', {
      openid: 'oA1',
      tmplIds: ['T1', 'T2'],
      accept: ['T1'],
    })
    expect(prompt).toMatchObject({ T1: 'accept', T2: 'reject' })
    expect(await call('subscribeMessage.send', message('oA1'))).toMatchObject({ errCode: 0 })
    expect((await rejection(call('subscribeMessage.send', message('oA1')))).errCode).toBe(43101)
  })

  test('what was delivered stands in the outbox of the person; failures only in the whole list', async () => {
    cloud.gateway.subscribe('oA1', ['T1'])
    await call('subscribeMessage.send', message('oA1'))
    await rejection(call('subscribeMessage.send', message('oB1')))
    const box = async (query: string) =>
      (await fetch(`${cloud.gateway.url}/outbox${query}`)).json() as Promise<object[]>
    expect(await box('?openid=oA1')).toMatchObject([
      {
        api: 'subscribeMessage.send',
        openid: 'oA1',
        templateId: 'T1',
        page: 'pages/home/home',
        data: { thing1: { value: '主题党日' } },
        errcode: 0,
      },
    ])
    expect(await box('?openid=oB1')).toEqual([])
    expect(await box('?openid=oB1&all=1')).toMatchObject([{ errcode: 43101 }])
    await fetch(`${cloud.gateway.url}/outbox`, { method: 'DELETE' })
    expect(await box('?all=1')).toEqual([])
  })

  test('an openid that is none: 40003', async () => {
    expect((await rejection(call('subscribeMessage.send', message('nobody')))).errCode).toBe(40003)
  })

  test('a wrong keyword: 47003 naming the field, and the grant is not spent', async () => {
    cloud.gateway.subscribe('oC1', ['T1'])
    const bad = message('oC1', { thing1: { value: 'x'.repeat(21) } })
    const error = await rejection(call('subscribeMessage.send', bad))
    expect(error.errCode).toBe(47003)
    expect(error.errMsg).toMatch(/data\.thing1\.value invalid/)
    expect(await call('subscribeMessage.send', message('oC1'))).toMatchObject({ errCode: 0 })
  })

  test.each([
    ['thing1', '二十个字以内的任何内容都可以 ABC 1', null],
    ['thing1', '一'.repeat(21), 'invalid'],
    ['thing1', '换\n行', 'invalid'],
    ['thing1', ' ', 'empty'],
    ['number2', '12.5', null],
    ['number2', '12人', 'invalid'],
    ['letter1', 'ABC', null],
    ['letter1', 'A1', 'invalid'],
    ['symbol1', '★★', null],
    ['character_string3', 'A-2026/11', null],
    ['character_string3', '编号1', 'invalid'],
    ['time2', '2026年11月20日 19:00', null],
    ['time2', '19:00~21:00', null],
    ['time2', '2026-11-20 19:00 ~ 2026-11-20 21:00', null],
    ['time2', '晚上七点', 'invalid'],
    ['date4', '2026年11月20日', null],
    ['date4', '2026-11-20 19:00', null],
    ['date4', '2026年11月20日~2026年11月22日', null],
    ['date4', '明天', 'invalid'],
    ['amount1', '¥12.50', null],
    ['amount1', '十元', 'invalid'],
    ['phone_number1', '+86-13800000000', null],
    ['phone_number1', '138-0000-0000-0000-00', 'invalid'],
    ['car_number1', '京A12345', null],
    ['name1', '欧阳娜娜', null],
    ['name1', '一二三四五六七八九十一', 'invalid'],
    ['phrase1', '待参加', null],
    ['phrase1', '3天后', 'invalid'],
    ['phrase1', '一二三四五六', 'invalid'],
    ['nonsense1', 'x', 'invalid'],
    ['thing', 'x', 'invalid'],
  ])('keyword %s takes %j: %s', (key, value, fault) => {
    expect(keywordFault(key, value)).toBe(fault)
  })

  test('failures can be scripted for one person and one time', async () => {
    for (const openid of ['oD1', 'oD2']) cloud.gateway.subscribe(openid, ['T1'])
    await post('/control/openapi/fail', {
      api: 'subscribeMessage.send',
      errcode: 45168,
      errmsg: 'sensitive',
      times: 1,
      touser: 'oD1',
    })
    expect(await call('subscribeMessage.send', message('oD2'))).toMatchObject({ errCode: 0 })
    expect(await rejection(call('subscribeMessage.send', message('oD1')))).toMatchObject({
      errCode: 45168,
      errMsg: 'openapi.subscribeMessage.send:fail sensitive',
    })
    expect(await call('subscribeMessage.send', message('oD1'))).toMatchObject({ errCode: 0 })
  })

  test('a function may call only what its config.json lists', async () => {
    cloud.gateway.subscribe('oE1', ['T1'])
    const refused = await cloud.gateway.invoke('silent', message('oE1'))
    expect(refused).toMatchObject({ result: { errCode: -604101 } })
    const sent = await cloud.gateway.invoke('allowed', message('oE1'))
    expect(sent).toMatchObject({ result: { errCode: 0 } })
    expect(cloud.gateway.outbox.messages('oE1')).toMatchObject([{ function: 'allowed' }])
  })
})

describe('codes', () => {
  test('the picture is a real PNG whose code opens the page with the scene', async () => {
    const reply = (await call('wxacode.getUnlimited', {
      page: 'pages/board/board',
      scene: 'a=act_1&b=2',
      width: 300,
    })) as { contentType: string; buffer: Buffer }
    expect(reply.contentType).toBe('image/png')
    const { width, pixels } = readGreyPng(reply.buffer)
    expect(width).toBe(300)
    const rgba = new Uint8Array(width * width * 4)
    for (const [i, grey] of pixels.entries()) rgba.set([grey, grey, grey, 255], i * 4)
    expect(decodeQR({ width, height: width, data: rgba })).toBe(
      'wxacode:pages/board/board?scene=a%3Dact_1%26b%3D2',
    )
  })

  test.each(['', 'x'.repeat(33), '中文', 'a%20b'])('the scene %j is refused', async (scene) => {
    const error = await rejection(call('wxacode.getUnlimited', { page: 'pages/a/a', scene }))
    expect(error.errCode).toBe(40169)
  })
})

test('content checks pass, media checks are accepted with a trace id', async () => {
  expect(
    await call('security.msgSecCheck', { openid: 'oA1', scene: 2, version: 2, content: '你好' }),
  ).toMatchObject({ errCode: 0, result: { suggest: 'pass' } })
  expect(
    await call('security.mediaCheckAsync', {
      openid: 'oA1',
      mediaUrl: 'http://127.0.0.1/x.png',
      mediaType: 2,
      version: 2,
      scene: 1,
    }),
  ).toMatchObject({ errCode: 0, traceId: expect.any(String) })
})

test('an api the gateway does not know: 40066', async () => {
  const error = await rejection(call('templateMessage.getTemplateList', { offset: 0, count: 5 }))
  expect(error.errCode).toBe(40066)
})

/** Reads what `getUnlimited` draws: one grey value per pixel, lines without filter. */
function readGreyPng(png: Buffer): { width: number; pixels: number[] } {
  const width = png.readUInt32BE(16)
  const length = png.readUInt32BE(33)
  const raw = inflateSync(png.subarray(41, 41 + length))
  const pixels: number[] = []
  for (let y = 0; y < width; y++) {
    pixels.push(...raw.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)))
  }
  return { width, pixels }
}
