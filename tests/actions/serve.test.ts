import { AFTER, codeOf, foundBranch, IN_WINDOW, POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const PHONE = 'phonenumber.getPhoneNumber'
afterEach(() => world().gateway.clearFailures())

test.each([
  ['a name that does not exist', { action: 'activity.remove', input: {} }],
  ['a name every object has', { action: 'constructor', input: {} }],
  ['no name', { input: {} }],
  ['no call at all', null],
  ['an action of another function', { action: 'forms.ledger', input: { year: 2026 } }],
])('%s is an unknown action', async (_, data) => {
  const reply = await world().gateway.invoke('api', data, { openid: fixture().as('member') })
  expect(reply).toMatchObject({ result: { ok: false, code: 'unknown-action' } })
})

test('a call without a person behind it is nobody, whatever it claims', async () => {
  const openid = fixture().as('secretary')
  const data = { action: 'home.show', input: {}, openid, userInfo: { openId: openid } }
  const reply = await world().gateway.invoke('api', data, { source: 'scf' })
  expect(reply).toMatchObject({ result: { ok: false, code: 'not-bound' } })
})

test('a malformed call names its fields, nested ones by their path', async () => {
  const input = { answers: [{ kind: 'notice', accepted: 'yes', extra: 1 }], key: 'short' }
  const reply = await world().call('subscription.grant', input, fixture().as('member'))
  expect(reply).toMatchObject({
    code: 'input-invalid',
    fields: expect.arrayContaining(['answers.0.accepted', 'key']),
  })
})

test('a fault is answered internal with the request id, logged once, and tells no telephone and no openid', async () => {
  const openid = fixture().as('unbound')
  const errmsg = `gone wrong for 13800000000 of ${openid}`
  world().gateway.failOpenApi({ api: PHONE, errcode: 50002, errmsg })
  const phoneCode = world().gateway.phoneCode(openid, fixture().people.unbound.phone)
  const reply = await world().call('binding.confirm', { phoneCode }, openid)
  expect(reply).toEqual({ ok: false, code: 'internal', requestId: expect.any(String) })
  const [entry] = world().gateway.logs.entries({ requestId: reply.requestId })
  const faults = entry?.lines.filter((line) => line.includes('fault')) ?? []
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain('gone wrong')
  expect(faults[0]).not.toContain('13800000000')
  expect(faults[0]).not.toContain(openid)
})

test('when the database finds no quiet moment, the caller is told to try again, and can', async () => {
  const openid = fixture().as('unbound')
  const phoneCode = () => world().gateway.phoneCode(openid, fixture().people.unbound.phone)
  const { default: cloudbase } = await import('@cloudbase/node-sdk')
  const db = cloudbase.init({ env: process.env.TCB_ENV ?? '' }).database()
  const other = await db.startTransaction()
  await other.collection('bindings').doc(openid).set({ memberId: 'held' })
  expect(await world().no('binding.confirm', { phoneCode: phoneCode() }, openid)).toBe('busy')
  await other.rollback()
  const again = await world().yes('binding.confirm', { phoneCode: phoneCode() }, openid)
  expect(again).toMatchObject({ name: 'unbound' })
})

test('no log of a whole theme day holds a name, a telephone, a text or a code', async () => {
  world().gateway.logs.clear()
  const activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  const code = await codeOf(world(), fixture(), activityId)
  await world().yes('arrival.confirm', { code }, fixture().as('member'))
  await world().at(AFTER)
  await world().tick()
  await world().at(POSTED)
  const lines = world()
    .gateway.logs.entries()
    .flatMap((entry) => entry.lines)
    .join('\n')
  expect(lines).toContain('"event":"tick"')
  for (const secret of [code, fixture().people.member.phone, fixture().as('member'), '学习党章']) {
    expect(lines).not.toContain(secret)
  }
})

test('without its secret the board issues no code, and nothing else breaks', async () => {
  const bare = await startWorld({})
  try {
    const own = await foundBranch(bare)
    const activityId = await postEvent(bare, own)
    await bare.at(IN_WINDOW)
    expect(await bare.no('board.show', { activityId }, own.as('recorder'))).toBe('internal')
    expect(await bare.no('arrival.confirm', { code: 'x' }, own.as('member'))).toBe('internal')
    expect((await bare.yes('home.show', {}, STRANGER)).me).toBeNull()
  } finally {
    await bare.close()
  }
})
