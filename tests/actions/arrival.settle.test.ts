import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import { AFTER, closeEvent, IN_WINDOW, postEvent, type Someone } from '../support/branch'
import { SIGN_IN_SECRET, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
const input = (over = {}) => ({
  activityId,
  memberId: fixture().people.member._id,
  wasThere: true,
  ...over,
})
guards('arrival.settle', input, { world, fixture, cast: ['member', 'prospect'] })

const at = (local: string) => Date.parse(`${local}:00+08:00`)
const codeAt = (local: string) => issueCode(activityId, at(local), SIGN_IN_SECRET)
const sendKept = (who: Someone = 'member', scanned = '2026-12-11T15:20') =>
  world().yes('arrival.confirm', { code: codeAt(scanned), kept: true }, fixture().as(who))
const settle = (over = {}, who: Someone = 'recorder') =>
  world().yes('arrival.settle', input(over), fixture().as(who))
const board = () => world().yes('board.show', { activityId }, fixture().as('recorder'))
const arrivals = () => world().documents.count('arrivals', { activityId })

test('a code scanned without network is sent later, waits, and counts once the recorder agrees', async () => {
  await world().at('2026-12-11T15:40')
  expect(await sendKept()).toMatchObject({
    waiting: true,
    first: true,
    late: true,
    method: 'offline_qr',
  })
  expect(await sendKept()).toMatchObject({ waiting: true })
  expect(await arrivals()).toBe(0)
  expect(await board()).toMatchObject({
    waiting: [{ name: 'member' }],
    board: { counts: { present: 0 } },
  })
  expect(await settle()).toMatchObject({ counted: true })
  expect(await settle()).toMatchObject({ counted: true })
  const shown = await board()
  expect(shown).toMatchObject({ waiting: [], board: { counts: { present: 1, late: 1 } } })
  const [arrival] = shown.board?.arrived ?? []
  expect(arrival).toMatchObject({ method: 'offline_qr', late: true })
  // the moment of the scan, not of the sending
  expect(Math.abs((arrival?.at ?? 0) - at('2026-12-11T15:20'))).toBeLessThan(10_000)
})

test('§7 #13 a relayed old code alone signs nobody in: the recorder says the person was not there', async () => {
  await world().at('2026-12-11T15:40')
  await sendKept()
  expect(await settle({ wasThere: false })).toMatchObject({ counted: false })
  // sent again it is not said to wait still
  const again = { code: codeAt('2026-12-11T15:20'), kept: true } as const
  expect(await world().no('arrival.confirm', again, fixture().as('member'))).toBe('not-counted')
  expect(await board()).toMatchObject({ waiting: [], board: { counts: { present: 0 } } })
  const closed = await closeEvent(world(), fixture(), activityId)
  expect(closed.counts).toMatchObject({ present: 0 })
})

test('the secretary can agree later, until the record is closed; before that the record says somebody waits', async () => {
  await world().at(AFTER)
  await sendKept()
  const shown = await world().yes('record.show', { activityId }, fixture().as('recorder'))
  expect(shown).toMatchObject({ waiting: 1, came: 0 })
  await settle({}, 'secretary')
  await closeEvent(world(), fixture(), activityId)
  expect(await world().no('arrival.settle', input(), fixture().as('recorder'))).toBe(
    'activity-sealed',
  )
})

const closed = () => closeEvent(world(), fixture(), activityId)
const declared = async () => {
  const shown = await world().yes('record.show', { activityId }, fixture().as('secretary'))
  return shown.lateEntries
}
const stateOf = async () => {
  const shown = await world().yes('activity.show', { activityId }, fixture().as('member'))
  return shown.mine.state
}
const agree = (yes = true) =>
  world().yes(
    'entry.confirm',
    { activityId, memberId: fixture().people.member._id, agree: yes },
    fixture().as('secretary'),
  )

test('while a code waits, its sender reads so, and is not asked to register again', async () => {
  await world().at('2026-12-11T15:40')
  await sendKept()
  const openid = fixture().as('member')
  const page = () => world().yes('activity.show', { activityId }, openid)
  const card = async () =>
    (await world().yes('home.show', {}, openid)).events.find((one) => one.activityId === activityId)
  expect(await page()).toMatchObject({
    mine: { state: 'unmarked', waiting: true },
    may: { register: false },
  })
  expect((await card())?.mine).toMatchObject({ waiting: true })
  await settle({ wasThere: false })
  expect((await page()).mine.waiting).toBeUndefined()
  expect((await page()).may.register).toBe(true)
  await settle()
  expect((await page()).mine).toMatchObject({ state: 'present' })
  expect((await card())?.mine.waiting).toBeUndefined()
})

test('C4.3d a code nobody answered before the closing is put before a second person, days later too', async () => {
  await world().at(AFTER)
  await sendKept()
  await world().at('2026-12-13T09:00')
  await closed()
  expect(await stateOf()).toBe('absent')
  await world().at('2026-12-13T09:05')
  await world().tick()
  await world().tick()
  expect(await declared()).toMatchObject([{ name: 'member', declaredBy: 'member' }])
  await agree()
  expect(await stateOf()).toBe('present')
})

test('C4.3d a code that comes after the closing is put before a second person, once', async () => {
  await world().at(AFTER)
  await closed()
  await world().at('2026-12-12T08:00')
  expect(await sendKept()).toMatchObject({ waiting: true, first: true })
  expect(await sendKept()).toMatchObject({ waiting: true })
  expect(await declared()).toHaveLength(1)
  await agree()
  expect(await stateOf()).toBe('present')
  expect(await sendKept()).toMatchObject({ waiting: false })
  expect(await declared()).toEqual([])
})

test('C4.3d the second person does not agree: the sender is told', async () => {
  await world().at(AFTER)
  await closed()
  await sendKept()
  await agree(false)
  const again = { code: codeAt('2026-12-11T15:20'), kept: true } as const
  expect(await world().no('arrival.confirm', again, fixture().as('member'))).toBe('not-counted')
  expect(await stateOf()).toBe('absent')
})

test('a live code that was kept a moment counts at once', async () => {
  const scanned = { code: codeAt(IN_WINDOW), kept: true } as const
  expect(await world().yes('arrival.confirm', scanned, fixture().as('member'))).toMatchObject({
    waiting: false,
    method: 'self_qr',
  })
})

test('who stands on the register already is not asked for again', async () => {
  await world().yes('arrival.confirm', { code: codeAt(IN_WINDOW) }, fixture().as('member'))
  await world().at('2026-12-11T15:40')
  expect(await sendKept()).toMatchObject({ waiting: false, first: false, method: 'self_qr' })
  expect((await board()).waiting).toEqual([])
  expect(await arrivals()).toBe(1)
})

test.each<[string, string, Someone, string, string]>([
  ['scanned before the register opened', '2026-12-11T14:29', 'member', AFTER, 'window-not-open'],
  ['scanned after it closed', '2026-12-11T17:01', 'member', AFTER, 'window-closed'],
  ['of a slot to come', '2026-12-11T15:50', 'member', '2026-12-11T15:40', 'code-expired'],
  ['by somebody not listed', '2026-12-11T15:20', 'activist', AFTER, 'not-on-register'],
])('refused and nothing waits: %s', async (_, scanned, who, now, code) => {
  await world().at(now)
  const input = { code: codeAt(scanned), kept: true } as const
  expect(await world().no('arrival.confirm', input, fixture().as(who))).toBe(code)
  expect(await world().documents.count('late_codes', { activityId })).toBe(0)
})

test('nobody who did not send a code can be settled', async () => {
  expect(await world().no('arrival.settle', input(), fixture().as('recorder'))).toBe('not-waiting')
})

test('said again the other way the newer word holds; what stands by another way stays', async () => {
  await world().at('2026-12-11T15:40')
  await sendKept()
  expect(await settle()).toMatchObject({ counted: true })
  expect(await settle({ wasThere: false })).toMatchObject({ counted: false })
  expect(await arrivals()).toBe(0)
  expect(await settle()).toMatchObject({ counted: true })
  expect(await settle({ wasThere: false })).toMatchObject({ counted: false })
  const tick = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', tick, fixture().as('recorder'))
  expect(await settle({ wasThere: false })).toMatchObject({ counted: true })
  expect(await arrivals()).toBe(1)
})
