import { activityCancel } from '../../cloudfunctions/api/actions/activity.cancel'
import { activityJoin } from '../../cloudfunctions/api/actions/activity.join'
import { DUE, POSTED, START, TOLD } from '../support/branch'
import { startWorld } from '../support/call'
import { askToJoin, joinAs } from '../support/event'
import { inAWorld, STRANGER } from '../support/guards'
import { platformOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
let joint: Awaited<ReturnType<typeof askToJoin>>
beforeEach(async () => {
  joint = await askToJoin(world(), fixture())
})
const input = () => ({ activityId: joint.activityId, branchId: joint.guest.branch._id })
const refused = (over: object = {}, openid = joint.guest.as('secretary')) =>
  world().no('activity.join', { ...input(), ...over }, openid)
const stored = (id: string) => world().documents.get('activities', id)

test('domain §7 #3 the branch asked gets a day of its own: list, notice, recorder', async () => {
  await world().accept(joint.guest.as('member'), 'notice')
  const recorderId = joint.guest.people.recorder._id
  const joined = await world().yes(
    'activity.join',
    { ...input(), recorderId },
    joint.guest.as('secretary'),
  )
  expect(joined).toMatchObject({
    dueCount: DUE,
    messaged: 1,
    notice: { leadDays: 3, verdict: 'on_time' },
  })
  expect(await stored(joined.activityId)).toMatchObject({
    branchId: joint.guest.branch._id,
    unitId: joint.guest.unit._id,
    recorderId,
    theme: '学习党章专题讨论',
    startsAt: START,
    event: { organiser: 'joint', orgId: fixture().branch._id, orgName: fixture().branch.name },
  })
  const { _id: host } = fixture().branch
  const { activityId } = joined
  const shown = await world().yes('activity.show', { activityId }, joint.guest.as('member'))
  expect(shown.activity).toMatchObject({
    organiser: { kind: 'joint', name: fixture().branch.name },
    partners: [{ orgId: host }],
  })
})

test('joining twice, at once or later, is the same answer and tells nobody twice', async () => {
  const openid = joint.guest.as('secretary')
  const twins = await Promise.all([
    world().yes('activity.join', input(), openid),
    world().yes('activity.join', input(), openid),
  ])
  const again = await world().yes('activity.join', input(), joint.guest.as('deputy'))
  const [{ activityId }] = twins
  expect(twins[1].activityId).toBe(activityId)
  expect(again.activityId).toBe(activityId)
  expect(await world().documents.count('messages', { activityId })).toBe(TOLD - 1)
  expect(await world().documents.count('activities', { branchId: joint.guest.branch._id })).toBe(1)
})

test('a leader of the branch asked sees the event and nobody of the host branch', async () => {
  const { activityId } = joint
  const shown = await world().yes('activity.show', { activityId }, joint.guest.as('secretary'))
  expect(shown).toMatchObject({
    activity: { theme: '学习党章专题讨论', recorder: null },
    may: { join: [{ orgId: joint.guest.branch._id }], change: false, cancel: false },
    counts: null,
    notice: null,
    invitees: [],
    told: [],
    tellByPhone: [],
    hints: [],
    leaves: [],
  })
  const text = JSON.stringify(shown)
  for (const person of Object.values(fixture().people)) expect(text).not.toContain(person._id)
  expect(await world().no('activity.show', { activityId }, joint.guest.as('member'))).toBe(
    'not-allowed',
  )
  await joinAs(world(), joint.guest, activityId)
  const after = await world().yes('activity.show', { activityId }, joint.guest.as('secretary'))
  expect(after.may.join).toEqual([])
  expect(after.activity.partners).toMatchObject([{ orgId: joint.guest.branch._id }])
})

test('domain §7 #3 each branch counts its own people and seals its own line', async () => {
  const part = await joinAs(world(), joint.guest, joint.activityId)
  await world().at('2026-12-11T15:05')
  const tick = { activityId: part, memberIds: [joint.guest.people.member._id] }
  await world().yes('arrival.tick', tick, joint.guest.as('secretary'))
  await world().at('2026-12-11T17:05')
  await world().tick()
  expect(await stored(part)).toMatchObject({ presentCount: 1 })
  expect(await stored(joint.activityId)).toMatchObject({ presentCount: 0 })
})

test('who was not asked cannot join', async () => {
  const alone = fixture().as('secretary')
  const own = { ...input(), branchId: fixture().branch._id }
  expect(await world().no('activity.join', own, alone)).toBe('not-asked')
  expect(await refused({ branchId: fixture().branch._id })).toBe('not-allowed')
  expect(await refused({}, joint.guest.as('member'))).toBe('not-allowed')
  expect(await refused({}, STRANGER)).toBe('not-bound')
  expect(await refused({ activityId: 'a00000000000' })).toBe('activity-unknown')
  expect(await refused({ recorderId: fixture().people.member._id })).toBe('recorder-not-member')
})

test('an unknown field is refused by name', async () => {
  const reply = await world().call(
    'activity.join',
    { ...input(), openid: 'x' },
    joint.guest.as('secretary'),
  )
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['openid'] })
})

test('C2.2c joining late is short notice to the own people and needs a reason', async () => {
  await world().at('2026-12-10T10:00')
  expect(await refused()).toBe('short-notice-needs-reason')
  const given = { ...input(), shortNoticeReason: '刚商定联合开展' }
  const joined = await world().yes('activity.join', given, joint.guest.as('secretary'))
  expect(joined).toMatchObject({ notice: { verdict: 'short', leadDays: 1 } })
  expect(joined.hints).toContain('short_notice')
  expect(joined.hints).not.toContain('words_risky')
})

test('the reason goes through the content check, where it is switched on', async () => {
  await world().at('2026-12-10T10:00')
  await world().documents.patch('settings', 'school', { checkTexts: true })
  try {
    world().gateway.scriptText({ suggest: 'risky' })
    const given = { ...input(), shortNoticeReason: '刚商定联合开展' }
    const joined = await world().yes('activity.join', given, joint.guest.as('secretary'))
    expect(joined.hints).toContain('words_risky')
  } finally {
    await world().documents.patch('settings', 'school', { checkTexts: false })
  }
})

test('once it has begun, or was called off, nobody joins', async () => {
  await world().at('2026-12-11T15:00')
  expect(await refused()).toBe('activity-started')
  await world().at(POSTED)
  const off = { activityId: joint.activityId, reason: '台风' }
  await world().yes('activity.cancel', off, fixture().as('secretary'))
  expect(await refused()).toBe('activity-cancelled')
})

test.each([
  ['called off', 'activity-cancelled'],
  ['moved', null],
] as const)(
  'domain §7 #3 joining while the host’s day is %s leaves no part behind',
  async (what, refusal) => {
    const { activityId, guest } = joint
    const host = fixture().as('secretary')
    let meanwhile = async () => {
      if (what === 'called off') {
        await world().yes('activity.cancel', { activityId, reason: '台风' }, host)
      } else {
        const moved = { activityId, revision: 0, startsAt: START + 7_200_000 }
        await world().yes('activity.change', moved, host)
      }
    }
    const platform = platformOf(world(), (documents) => ({
      ...documents,
      async transact(body) {
        const first = meanwhile
        meanwhile = async () => undefined
        await first()
        return documents.transact(body)
      },
    }))
    const openid = guest.as('secretary')
    const reply = await activityJoin(input(), platform, { openid })
    if (refusal) expect(reply).toMatchObject({ ok: false, code: refusal })
    else
      expect(await stored(reply.ok ? reply.value.activityId : '')).toMatchObject({
        startsAt: START + 7_200_000,
      })
  },
)

test('calling off sees a branch that joins at the same moment', async () => {
  const { activityId, guest } = joint
  let part = ''
  const platform = platformOf(world(), (documents) => ({
    ...documents,
    async transact(body) {
      if (!part) part = await joinAs(world(), guest, activityId)
      return documents.transact(body)
    },
  }))
  const openid = fixture().as('secretary')
  expect(await activityCancel({ activityId, reason: '台风' }, platform, { openid })).toMatchObject({
    ok: true,
  })
  expect(await stored(part)).toMatchObject({ cancelled: { reason: '台风' } })
})
