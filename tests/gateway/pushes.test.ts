import type { DeliveredPush } from '../../emulator/cloud/openapi/pushes'
import { functionsFolder, temporaryFolder, until, withCloud } from '../support/cloud'
import { nodeSdk, wxSdk } from './sdks'

const INBOX = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async (event) => {
  const { OPENID = null, SOURCE } = cloud.getWXContext()
  return { event, OPENID, SOURCE }
}`
const functions = functionsFolder({ inbox: { code: INBOX } })

interface Seen {
  event: Record<string, unknown> & { List?: unknown }
  OPENID: string | null
  SOURCE: string
}
const seen = (pushes: readonly DeliveredPush[]) => pushes.map(({ result }) => result as Seen)
const checkMedia = (mediaUrl: string, more: object = {}) => {
  const params = { openid: 'oA1', mediaUrl, mediaType: 2, version: 2, scene: 1, ...more }
  return wxSdk().openapi.security?.mediaCheckAsync?.(params) as Promise<{ traceId: string }>
}

describe('what the platform tells the function inbox', () => {
  const cloud = withCloud(() => ({ functions, now: '2026-11-20T19:00:00+08:00', timers: false }))
  const post = async (path: string, body: object) =>
    (await fetch(cloud.gateway.url + path, { method: 'POST', body: JSON.stringify(body) })).json()
  const deliver = async () =>
    ((await post('/control/pushes/run', {})) as { pushes: DeliveredPush[] }).pushes
  beforeEach(async () => {
    await deliver()
    cloud.gateway.clearFailures()
  })

  test('a media check is answered later, under the trace id of the call', async () => {
    const { traceId } = await checkMedia('http://127.0.0.1/x.png')
    const pushes = await deliver()
    expect(pushes).toMatchObject([{ event: 'wxa_media_check', ok: true }])
    expect(seen(pushes)).toMatchObject([
      {
        event: {
          ToUserName: expect.stringMatching(/^gh_/),
          MsgType: 'event',
          Event: 'wxa_media_check',
          CreateTime: expect.any(Number),
          trace_id: traceId,
          version: 2,
          detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100 }],
          errcode: 0,
          errmsg: 'ok',
          result: { suggest: 'pass', label: 100 },
        },
        OPENID: null,
        SOURCE: 'wx_unknown',
      },
    ])
    expect(await deliver()).toEqual([])
  })

  test('what a check finds can be scripted for one picture', async () => {
    await post('/control/openapi/verdict', { suggest: 'risky', label: 20001, mediaUrl: 'bad.png' })
    const good = await checkMedia('http://127.0.0.1/good.png')
    const bad = await checkMedia('http://127.0.0.1/bad.png')
    const results = new Map(seen(await deliver()).map(({ event }) => [event.trace_id, event]))
    expect(results.get(good.traceId)).toMatchObject({ result: { suggest: 'pass', label: 100 } })
    expect(results.get(bad.traceId)).toMatchObject({ result: { suggest: 'risky', label: 20001 } })
    await checkMedia('http://127.0.0.1/bad.png')
    expect(seen(await deliver())).toMatchObject([{ event: { result: { suggest: 'pass' } } }])
  })

  test('a link of this storage that leads nowhere: −1008 in the push', async () => {
    const { fileID } = await nodeSdk().uploadFile({
      cloudPath: 'a.png',
      fileContent: Buffer.from('png'),
    })
    const { fileList } = await nodeSdk().getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
    const link = String(fileList[0]?.tempFileURL)
    await checkMedia(link)
    await checkMedia(link.replace('sign=', 'sign=0'))
    expect(
      seen(await deliver())
        .map(({ event }) => event.errcode)
        .sort(),
    ).toEqual([-1008, 0])
  })

  test.each([
    ['an openid that is none', { openid: 'x' }, 40003],
    ['no address', { mediaUrl: '' }, 44002],
    ['video', { mediaType: 3 }, 40097],
  ])('%s is refused at once, and nothing is pushed', async (_name, more, errCode) => {
    await expect(checkMedia('http://127.0.0.1/x.png', more)).rejects.toMatchObject({ errCode })
    expect(await deliver()).toEqual([])
  })

  test('the answer to a prompt: List is an object for one template, an array for several', async () => {
    await post('/client/subscribe', { openid: 'oA1', tmplIds: ['T1'] })
    await post('/client/subscribe', { openid: 'oA1', tmplIds: ['T1', 'T2'], accept: ['T2'] })
    const pushes = seen(await deliver())
    expect(pushes.map(({ OPENID }) => OPENID)).toEqual(['oA1', 'oA1'])
    expect(pushes.map(({ event }) => [event.Event, event.FromUserName])).toEqual([
      ['subscribe_msg_popup_event', 'oA1'],
      ['subscribe_msg_popup_event', 'oA1'],
    ])
    const lists = pushes.map(({ event }) => event.List)
    expect(lists).toContainEqual({
      TemplateId: 'T1',
      SubscribeStatusString: 'accept',
      PopupScene: '2',
    })
    expect(lists).toContainEqual([
      { TemplateId: 'T1', SubscribeStatusString: 'reject', PopupScene: '2' },
      { TemplateId: 'T2', SubscribeStatusString: 'accept', PopupScene: '2' },
    ])
  })

  test('a message that was sent is told; so is a template switched off, and sending it is 43101', async () => {
    const send = () =>
      wxSdk().openapi.subscribeMessage?.send?.({
        touser: 'oB1',
        templateId: 'T1',
        page: 'p',
        data: { thing1: { value: 'x' } },
      })
    cloud.gateway.subscribe('oB1', ['T1'])
    cloud.gateway.subscribe('oB1', ['T1'])
    await deliver()
    await send()
    expect(seen(await deliver())).toMatchObject([
      {
        event: {
          Event: 'subscribe_msg_sent_event',
          List: { TemplateId: 'T1', ErrorCode: '0', ErrorStatus: 'success' },
        },
      },
    ])
    await post('/client/unsubscribe', { openid: 'oB1', tmplIds: ['T1'] })
    expect(seen(await deliver())).toMatchObject([
      {
        event: {
          Event: 'subscribe_msg_change_event',
          List: { TemplateId: 'T1', SubscribeStatusString: 'reject' },
        },
      },
    ])
    await expect(send()).rejects.toMatchObject({ errCode: 43101 })
  })
})

describe('a message that WeChat took and lost', () => {
  const onTheWay = (message: Readonly<Record<string, unknown>>) => (message.page === 'lost' ? 2 : 0)
  const cloud = withCloud(() => ({ functions, timers: false, onTheWay }))

  test('counts as sent, and its failure is told afterwards', async () => {
    const send = (page: string) =>
      wxSdk().openapi.subscribeMessage?.send?.({
        ...{ touser: 'oB2', templateId: 'T1', page },
        data: { thing1: { value: 'x' } },
      })
    for (const _ of ['one', 'two']) cloud.gateway.subscribe('oB2', ['T1'])
    await cloud.gateway.pushes.run()
    await send('lost')
    await send('found')
    expect(cloud.gateway.outbox.messages('oB2')).toHaveLength(2)
    const pushes = seen(await cloud.gateway.pushes.run())
    const codes = pushes.map(({ event }) => (event.List as { ErrorCode: string }).ErrorCode)
    expect(codes.sort()).toEqual(['0', '2'])
  })
})

describe('delivery', () => {
  const cloud = withCloud(() => ({ functions }))
  const taken = () => cloud.gateway.logs.entries({ function: 'inbox' })
  beforeEach(() => cloud.gateway.logs.clear())

  test('comes by itself when the clock of the gateway gets there, once', async () => {
    await checkMedia('http://127.0.0.1/x.png')
    expect(taken()).toEqual([])
    await cloud.gateway.clock.advance(60_000)
    expect(taken()).toMatchObject([{ source: 'wx_unknown', ok: true }])
    expect(await cloud.gateway.pushes.run()).toEqual([])
    await cloud.gateway.clock.reset()
  })

  test('comes when real time gets there, too', async () => {
    await checkMedia('http://127.0.0.1/x.png')
    await cloud.gateway.clock.advance(1900)
    await until(() => taken().some(({ ok }) => ok === true))
    await cloud.gateway.clock.reset()
  })
})

test('a push that was waiting when the gateway ended comes after the restart', async () => {
  const { startGateway } = await import('../../emulator/cloud/gateway')
  const data = temporaryFolder()
  const first = await startGateway({ data, functions, timers: false })
  first.subscribe('oA1', ['T1'])
  await first.close()
  const second = await startGateway({ data, functions, timers: false })
  expect(await second.pushes.run()).toMatchObject([{ event: 'subscribe_msg_popup_event' }])
  await second.close()
})

describe('with --twice', () => {
  const cloud = withCloud(() => ({ functions, twice: true, timers: false }))

  test('each push comes twice', async () => {
    cloud.gateway.subscribe('oA1', ['T1'])
    const [once, again, ...rest] = seen(await cloud.gateway.pushes.run())
    expect(once?.event).toEqual(again?.event)
    expect(rest).toEqual([])
  })
})

describe('without a function inbox', () => {
  const cloud = withCloud(() => ({ functions: functionsFolder({}) }))

  test('nothing is kept', async () => {
    cloud.gateway.subscribe('oA1', ['T1'])
    expect(await cloud.gateway.pushes.run()).toEqual([])
  })
})
