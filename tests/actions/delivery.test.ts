import type { Message } from '../../cloudfunctions/core/store/messages'
import { aKey, startWorld } from '../support/call'
import { databaseCalls } from '../support/cloud'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const NOON = '2026-12-08T12:00'
const at = (local: string) => Date.parse(`${local}:00+08:00`)
let subject = 0

beforeEach(async () => {
  await world().at(NOON)
  await world().documents.remove('refusals', 'ref_notice')
  world().gateway.clearFailures()
})

type Who = 'member' | 'liaison' | 'deputy'
const owe = async (who: Who, over: Partial<Message> = {}): Promise<string> => {
  const { _id: memberId, branchId } = fixture().people[who]
  const _id = `msg_notice_x${subject++}_${memberId}`
  await world().documents.put('messages', {
    _id,
    kind: 'notice',
    memberId,
    branchId,
    activityId: null,
    facts: { theme: '学习党章', time: '2026年12月11日 15:00', place: '会议室', branch: '支部' },
    page: 'pages/home/home',
    state: 'owed',
    dueAt: at('2026-12-08T11:30'),
    until: null,
    settledAt: null,
    toldBy: null,
    why: null,
    run: null,
    ...over,
  })
  return _id
}
const stateOf = async (id: string) => {
  const { state, why } = (await world().documents.get('messages', id)) as unknown as Message
  return why ? `${state} ${why}` : state
}
const left = async (who: Who) =>
  (await world().documents.get('grants', `gr_${fixture().people[who]._id}_notice`))?.left
const fail = (errcode: number, who: Who | null = 'member', times = 1, errmsg = 'scripted') =>
  world().gateway.failOpenApi({
    api: 'subscribeMessage.send',
    errcode,
    errmsg,
    times,
    ...(who ? { touser: fixture().as(who) } : {}),
  })
const accept = (who: Who = 'member') => world().accept(fixture().as(who), 'notice')
const tickLog = () =>
  world().gateway.logs.entries({ function: 'tick' }).at(-1)?.lines.join('\n') ?? ''

test.each([
  ['40003 an openid of another app', 40003],
  ['45168 a word WeChat does not like', 45168],
  ['anything else', 88888],
])('%s: this person is called, and the send stays in hand', async (_, code) => {
  await accept()
  await accept('deputy')
  const [id, other] = [await owe('member'), await owe('deputy')]
  fail(code)
  await world().tick()
  expect(await stateOf(id)).toBe(`unreachable ${code}`)
  expect(await left('member')).toBe(1)
  expect(await stateOf(other)).toBe('sent')
})

test('47003 a bad value: the log names the keyword, and no text', async () => {
  await accept()
  const id = await owe('member')
  fail(47003, 'member', 1, 'argument invalid! data.thing3.value is empty')
  await world().tick()
  expect(await stateOf(id)).toBe('unreachable 47003')
  expect(tickLog()).toContain('"field":"thing3"')
})

test('43101: our own count follows', async () => {
  await accept()
  await accept()
  const id = await owe('member')
  fail(43101)
  await world().tick()
  expect([await stateOf(id), await left('member')]).toEqual(['unreachable 43101', 0])
})

test('43108 twice: listed for a call, the send stays in hand', async () => {
  await accept()
  const id = await owe('member')
  fail(43108, 'member', 2)
  await world().tick()
  expect([await stateOf(id), await left('member')]).toEqual(['unreachable 43108', 1])
})

test('an answer that never came: never sent again, listed after two minutes', async () => {
  await accept()
  const id = await owe('member')
  // −1 is what the SDK makes of a broken connection
  fail(-1)
  await world().tick()
  expect(await stateOf(id)).toBe('sending')
  await world().at('2026-12-08T12:05')
  await world().tick()
  expect(await stateOf(id)).toBe('unreachable uncertain')
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(0)
})

describe.each([40037, 43107, -604101])('%i: the template as such is refused', (code) => {
  test('its messages wait for an hour, no send is lost, and the log says so', async () => {
    for (const who of ['member', 'liaison', 'deputy'] as const) await accept(who)
    const ids = [await owe('member'), await owe('liaison'), await owe('deputy')]
    fail(code, null, 3)
    await world().tick()
    expect(await Promise.all(ids.map(stateOf))).toEqual(['owed', 'owed', 'owed'])
    expect(await Promise.all((['member', 'liaison', 'deputy'] as const).map(left))).toEqual([
      1, 1, 1,
    ])
    expect(tickLog()).toContain('"event":"template-stopped","kind":"notice"')
    await world().at('2026-12-08T12:05')
    world().gateway.clearFailures()
    await world().tick()
    expect(await Promise.all(ids.map(stateOf))).toEqual(['sent', 'sent', 'sent'])
  })

  test('an hour after its first refusal everybody is told in another way, however long the messages had waited', async () => {
    await accept()
    await accept('deputy')
    const old = { dueAt: at('2026-12-08T08:00') }
    const ids = [await owe('member', old), await owe('deputy', old)]
    fail(code, null, 99)
    await world().tick()
    expect(await Promise.all(ids.map(stateOf))).toEqual(['owed', 'owed'])
    for (const time of ['12:15', '12:30', '12:45', '12:59']) {
      await world().at(`2026-12-08T${time}`)
      await world().tick()
    }
    expect(await Promise.all(ids.map(stateOf))).toEqual(['owed', 'owed'])
    await world().at('2026-12-08T13:05')
    await world().tick()
    expect(await Promise.all(ids.map(stateOf))).toEqual([
      `unreachable ${code}`,
      `unreachable ${code}`,
    ])
    expect(await left('member')).toBe(1)
  })

  test('a refusal long after another one begins a new hour', async () => {
    await accept()
    const first = await owe('member')
    fail(code, null)
    await world().tick()
    await world().at('2026-12-08T12:05')
    await world().tick()
    expect(await stateOf(first)).toBe('sent')
    await accept()
    await world().at('2026-12-08T15:00')
    const second = await owe('member', { dueAt: at('2026-12-08T12:30') })
    fail(code, null)
    await world().tick()
    expect(await stateOf(second)).toBe('owed')
    await world().at('2026-12-08T15:05')
    await world().tick()
    expect(await stateOf(second)).toBe('sent')
  })
})

test('several messages to one person go one after another, none beyond what is in hand', async () => {
  await accept()
  await accept()
  const ids = [await owe('member'), await owe('member'), await owe('member')]
  await world().tick()
  expect((await Promise.all(ids.map(stateOf))).sort()).toEqual([
    'sent',
    'sent',
    'unreachable no-send-in-hand',
  ])
  expect(await left('member')).toBe(0)
})

test('two runs at once send everything once', async () => {
  await accept()
  await accept('deputy')
  const ids = [await owe('member'), await owe('deputy')]
  await Promise.all([world().tick(), world().tick()])
  expect(await Promise.all(ids.map(stateOf))).toEqual(['sent', 'sent'])
  expect(world().messagesOf(fixture().as('member'))).toHaveLength(1)
  expect(world().messagesOf(fixture().as('deputy'))).toHaveLength(1)
})

test('F14 what became late at a weekend waits for Monday, what cannot wait does not', async () => {
  await accept()
  await accept('deputy')
  const id = await owe('member', { until: at('2027-01-01T00:00') })
  const today = await owe('deputy', { until: at('2026-12-13T15:00') })
  await world().at('2026-12-12T12:00')
  await world().tick()
  expect([await stateOf(id), await stateOf(today)]).toEqual(['owed', 'sent'])
  expect(await world().documents.get('messages', id)).toMatchObject({
    dueAt: at('2026-12-14T08:00'),
  })
  await world().at('2026-12-14T08:00')
  await world().tick()
  expect(await stateOf(id)).toBe('sent')
})

test('a hundred people cost as many questions as ten', async () => {
  const asked = async (people: number) => {
    const { branch } = fixture()
    for (let i = 0; i < people; i++) {
      const memberId = `mq${String(people).padStart(4, '0')}${String(i).padStart(8, '0')}`.slice(
        0,
        14,
      )
      const openid = `oQ${memberId}`.padEnd(28, 'x')
      const { unbound } = fixture().people
      await world().documents.put('members', {
        ...unbound,
        _id: memberId,
        branchId: branch._id,
        openid,
      })
      const binding = { _id: openid, memberId, name: 'x', boundAt: at(NOON) }
      await world().documents.put('bindings', binding)
      world().gateway.subscribe(openid, ['tmpl-notice'])
      const answers = [{ kind: 'notice' as const, accepted: true }]
      await world().yes('subscription.grant', { answers, key: aKey() }, openid)
      await owe('member', { _id: `msg_notice_q_${memberId}`, memberId })
    }
    const done = await world().tick()
    expect(done.sent).toBe(people)
    const entry = world().gateway.logs.entries({ function: 'tick' }).at(-1)
    return databaseCalls(entry?.calls ?? []).length
  }
  await asked(1)
  expect(await asked(100)).toBe(await asked(10))
})
