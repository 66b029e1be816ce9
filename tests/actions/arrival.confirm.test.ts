import { arrivalConfirm } from '../../cloudfunctions/api/actions/arrival.confirm'
import type { Input } from '../../cloudfunctions/core/contract'
import { arrivalIdOf, lateCodeIdOf } from '../../cloudfunctions/core/domain/identity'
import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import type { Member } from '../../cloudfunctions/core/store/members'
import {
  aUnitSecretary,
  closeEvent,
  codeOf,
  foundBranch,
  IN_WINDOW,
  POSTED,
  postEvent,
  putPerson,
} from '../support/branch'
import { aMember, openidOf } from '../support/builders'
import { SIGN_IN_SECRET, startWorld } from '../support/call'
import { askToJoin, aUnitEvent, branchBeside, joinAs } from '../support/event'
import { inAWorld, STRANGER } from '../support/guards'
import { databaseCalls, stagesOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
const code = () => codeOf(world(), fixture(), activityId)
const arrivals = () => world().documents.count('arrivals', { activityId })
const refused = (input: { code: string; activityId?: string }, openid = fixture().as('member')) =>
  world().no('arrival.confirm', input, openid)

test('a scan registers the person, at two stages, one write and three calls', async () => {
  const input = { code: await code() }
  const reply = await world().call('arrival.confirm', input, fixture().as('member'))
  expect(reply).toMatchObject({
    ok: true,
    data: {
      activityId,
      theme: '学习党章专题讨论',
      standing: 'due',
      late: false,
      first: true,
      method: 'self_qr',
    },
  })
  const calls = databaseCalls(world(), reply.requestId)
  expect(calls).toHaveLength(3)
  expect(calls.filter((call) => call.writes)).toHaveLength(1)
  const openid = fixture().as('deputy')
  const stages = await stagesOf(world(), (platform) => arrivalConfirm(input, platform, { openid }))
  expect(stages).toBe(2)
})

test('scanning twice, at once or later, arrives once and gives the first answer', async () => {
  const input = { code: await code() }
  const openid = fixture().as('member')
  const twins = await Promise.all([
    world().yes('arrival.confirm', input, openid),
    world().yes('arrival.confirm', input, openid),
  ])
  expect(twins.map((one) => one.first).sort()).toEqual([false, true])
  await world().at('2026-12-11T15:40')
  const again = await world().yes('arrival.confirm', { code: await code() }, openid)
  expect(again).toMatchObject({ first: false, at: twins[0].at, late: false })
  expect(await arrivals()).toBe(1)
})

test('domain §7 #10 after the minutes of grace it is late', async () => {
  await world().at('2026-12-11T15:16')
  const reply = await world().yes('arrival.confirm', { code: await code() }, fixture().as('member'))
  expect(reply.late).toBe(true)
})

test('C2.3f an invited guest registers outside the count', async () => {
  const reply = await world().yes(
    'arrival.confirm',
    { code: await code() },
    fixture().as('prospect'),
  )
  expect(reply.standing).toBe('invitee')
  const { board } = await world().yes('board.show', { activityId }, fixture().as('recorder'))
  expect(board?.counts).toMatchObject({ present: 0, invitees: 1 })
})

test('domain §7 #9 who asked for leave and comes is present', async () => {
  await world().at(POSTED)
  const leave = { activityId, kind: 'sick', reason: '发烧' } as const
  await world().yes('leave.ask', leave, fixture().as('member'))
  await world().at(IN_WINDOW)
  await world().yes('arrival.confirm', { code: await code() }, fixture().as('member'))
  const { board } = await world().yes('board.show', { activityId }, fixture().as('recorder'))
  expect(board?.counts).toMatchObject({ present: 1, leave: 0 })
})

test('somebody who joined the branch after the posting is due as long as the list is not final', async () => {
  const joined = aMember(fixture().branch, 'joined', { order: 90 })
  const bound = { ...joined, openid: openidOf(joined._id) }
  await Promise.all(putPerson(world(), bound))
  const issued = issueCode(activityId, Date.parse(`${IN_WINDOW}:00+08:00`), SIGN_IN_SECRET)
  const reply = await world().yes('arrival.confirm', { code: issued }, bound.openid)
  expect(reply).toMatchObject({ standing: 'due', first: true })
})

test('a code of another event than the page shows', async () => {
  const other = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  expect(await refused({ code: await code(), activityId: other })).toBe('code-other-event')
})

test('codes that are old, forged or none are told apart, before the database is asked', async () => {
  const good = await code()
  const foreign = issueCode(activityId, Date.parse(`${IN_WINDOW}:00+08:00`), 'another secret')
  await world().at('2026-12-11T14:55')
  const openid = fixture().as('member')
  for (const [text, outcome] of [
    [good, 'code-expired'],
    [foreign, 'code-forged'],
    ['hello', 'code-malformed'],
  ] as const) {
    const reply = await world().call('arrival.confirm', { code: text }, openid)
    expect(reply).toMatchObject({ ok: false, code: outcome })
    expect(databaseCalls(world(), reply.requestId)).toEqual([])
  }
})

test('everybody who is not on the list is told so', async () => {
  const other = await foundBranch(world())
  const input = { code: await code() }
  expect(await refused(input, STRANGER)).toBe('not-bound')
  expect(await refused(input, fixture().as('unbound'))).toBe('not-bound')
  expect(await refused(input, fixture().as('activist'))).toBe('not-on-register')
  expect(await refused(input, other.as('secretary'))).toBe('not-on-register')
  expect(await arrivals()).toBe(0)
})

const issuedAt = (local: string) =>
  issueCode(activityId, Date.parse(`${local}:00+08:00`), SIGN_IN_SECRET)

test.each([
  ['2026-12-11T14:29', 'window-not-open'],
  ['2026-12-11T17:01', 'window-closed'],
])('at %s: %s', async (local, outcome) => {
  await world().at(local)
  expect(await refused({ code: issuedAt(local) })).toBe(outcome)
})

test('a cancelled event, a closed record, an event that never was', async () => {
  const secretary = fixture().as('secretary')
  const gone = issueCode('a00000000000', Date.parse(`${IN_WINDOW}:00+08:00`), SIGN_IN_SECRET)
  expect(await refused({ code: gone })).toBe('activity-unknown')
  const other = await postEvent(world(), fixture())
  await world().yes('activity.cancel', { activityId: other, reason: '停电' }, secretary)
  await world().at(IN_WINDOW)
  const cancelled = issueCode(other, Date.parse(`${IN_WINDOW}:00+08:00`), SIGN_IN_SECRET)
  expect(await refused({ code: cancelled })).toBe('activity-cancelled')
  await closeEvent(world(), fixture(), activityId)
  expect(await refused({ code: issuedAt('2026-12-11T18:00') })).toBe('activity-sealed')
  expect(await arrivals()).toBe(0)
})

test('an unknown field is refused by name', async () => {
  const input = { code: await code(), memberId: fixture().people.liaison._id }
  const reply = await world().call('arrival.confirm', input, fixture().as('member'))
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['memberId'] })
})

type Asked = Input<'arrival.confirm'>

/** What a scan costs the first time; what it wrote is taken away again. */
async function costOf(input: Asked, { _id, openid }: Pick<Member, '_id' | 'openid'>) {
  const caller = { openid: openid ?? '' }
  const reply = await world().call('arrival.confirm', input, caller.openid)
  if (!reply.ok) throw new Error(reply.code)
  const { activityId } = reply.data as { activityId: string }
  const calls = databaseCalls(world(), reply.requestId)
  await world().documents.remove('arrivals', arrivalIdOf(activityId, _id))
  await world().documents.remove('late_codes', lateCodeIdOf(activityId, _id))
  return {
    stages: await stagesOf(world(), (platform) => arrivalConfirm(input, platform, caller)),
    calls: calls.length,
    writes: calls.filter((one) => one.writes).length,
    activityId,
  }
}
const AS_AT_HOME = { stages: 2, calls: 3, writes: 1 }

test('a second scan asks once more, for the first answer', async () => {
  const input = { code: await code() }
  const openid = fixture().as('member')
  await world().yes('arrival.confirm', input, openid)
  const again = await world().call('arrival.confirm', input, openid)
  expect(databaseCalls(world(), again.requestId)).toHaveLength(4)
  const stages = await stagesOf(world(), (platform) => arrivalConfirm(input, platform, { openid }))
  expect(stages).toBe(2)
  expect(await arrivals()).toBe(1)
})

test('a code sent late asks once more, whether the person stands there already', async () => {
  const input = { code: await code(), kept: true } as const
  await world().at('2026-12-11T15:40')
  expect(await costOf(input, fixture().people.member)).toMatchObject({
    stages: 3,
    calls: 4,
    writes: 1,
  })
})

describe('domain §7 #3 at a joint day', () => {
  let guest: Awaited<ReturnType<typeof askToJoin>>['guest']
  let host = ''
  let part = ''
  beforeEach(async () => {
    const joint = await askToJoin(world(), fixture())
    guest = joint.guest
    host = joint.activityId
    part = await joinAs(world(), guest, host)
    await world().at(IN_WINDOW)
  })
  const issued = (id: string) => issueCode(id, Date.parse(`${IN_WINDOW}:00+08:00`), SIGN_IN_SECRET)

  test('one code for all parts, and the person comes onto the own register', async () => {
    const ofHost = await codeOf(world(), fixture(), host)
    const atGuest = await world().yes('board.show', { activityId: part }, guest.as('secretary'))
    expect(atGuest.code).toBe(ofHost)
    const reply = await world().yes('arrival.confirm', { code: ofHost }, guest.as('member'))
    expect(reply).toMatchObject({ activityId: part, standing: 'due', first: true })
    const own = await world().yes('arrival.confirm', { code: ofHost }, fixture().as('member'))
    expect(own).toMatchObject({ activityId: host, standing: 'due', first: true })
  })

  test('a scan costs two stages, three calls and one write, as at an own day', async () => {
    const code = await codeOf(world(), fixture(), host)
    const known = { code, scannedFor: guest.people.member._id }
    expect(await costOf(known, guest.people.member)).toEqual({ ...AS_AT_HOME, activityId: part })
    // from the page of the own part, where the phone does not know whose it is
    const onPage = { code: issued(host), activityId: part }
    expect(await costOf(onPage, guest.people.deputy)).toMatchObject(AS_AT_HOME)
    // a phone that knows neither asks once more
    expect(await costOf({ code }, guest.people.liaison)).toMatchObject({ ...AS_AT_HOME, stages: 3 })
  })

  test('whom the phone takes the person for is believed of nobody', async () => {
    const code = await codeOf(world(), fixture(), host)
    const taken = { code, scannedFor: fixture().people.member._id }
    const reply = await world().yes('arrival.confirm', taken, guest.as('member'))
    expect(reply.activityId).toBe(part)
    expect(
      await world().documents.get('arrivals', `att_${part}_${guest.people.member._id}`),
    ).toBeTruthy()
    expect(await world().documents.count('arrivals', { activityId: host })).toBe(0)
  })

  test('from the page of the own part, or from the door, the code is of no other event', async () => {
    const code = await codeOf(world(), fixture(), host)
    const input = { code, activityId: part }
    const reply = await world().yes('arrival.confirm', input, guest.as('member'))
    expect(reply).toMatchObject({ activityId: part, first: true })
    const door = { code, activityId: code.slice(0, 12) }
    expect(await world().yes('arrival.confirm', door, guest.as('deputy'))).toMatchObject({
      activityId: part,
    })
    const foreign = { code: issued(activityId), activityId: part }
    expect(await refused(foreign, guest.as('member'))).toBe('code-other-event')
    expect(await refused({ code, activityId }, guest.as('liaison'))).toBe('code-other-event')
  })

  test('who belongs to none of the branches is not on the register', async () => {
    const other = await foundBranch(world())
    expect(await refused({ code: issued(host) }, other.as('member'))).toBe('not-on-register')
    const code = await codeOf(world(), fixture(), host)
    expect(await refused({ code }, other.as('member'))).toBe('not-on-register')
  })

  test('who joined a branch after the posting comes onto its register', async () => {
    const joined = aMember(guest.branch, 'joined', { order: 90 })
    const bound = { ...joined, openid: openidOf(joined._id) }
    await Promise.all(putPerson(world(), bound))
    const code = await codeOf(world(), fixture(), host)
    const reply = await world().yes('arrival.confirm', { code }, bound.openid)
    expect(reply).toMatchObject({ activityId: part, standing: 'due' })
  })

  test.each(['seconded', 'visiting_leader'] as const)(
    'domain §7 #5 who is %s in one part and due in the other comes onto the register where due',
    async (standing) => {
      const { _id: memberId } = guest.people.member
      const roster = (await world().documents.get('activities', host))?.roster as object[]
      const row = { memberId, name: 'member', stage: 'full', group: null, standing }
      await world().documents.patch('activities', host, {
        roster: [...roster, row],
        frozenAt: Date.parse('2026-12-11T14:30+08:00'),
      })
      for (const code of [issued(host), await codeOf(world(), fixture(), host)]) {
        const reply = await world().yes('arrival.confirm', { code }, guest.as('member'))
        expect(reply).toMatchObject({ activityId: part, standing: 'due' })
      }
    },
  )
})

test('domain §7 #4 at a day of the unit a scan costs the same, however many branches take part', async () => {
  const beside = await Promise.all(
    Array.from({ length: 5 }, () => branchBeside(world(), fixture())),
  )
  const [first] = beside
  if (!first) throw new Error('there are five')
  await world().at(POSTED)
  const day = aUnitEvent(
    fixture(),
    beside.map((one) => one.branch._id),
  )
  const unit = await aUnitSecretary(world(), fixture())
  const { eventId, parts } = await world().yes('unit-event.post', day, unit)
  await world().at(IN_WINDOW)
  const input = {
    code: issueCode(eventId, Date.parse(`${IN_WINDOW}:00+08:00`), SIGN_IN_SECRET),
    scannedFor: first.member._id,
  }
  const activityId = parts.find((one) => one.branch.orgId === first.branch._id)?.activityId
  expect(await costOf(input, first.member)).toEqual({ ...AS_AT_HOME, activityId })
})

test('a code that was kept for somebody else is refused', async () => {
  const input = { code: await code(), scannedFor: fixture().people.deputy._id, kept: true } as const
  expect(await refused(input, fixture().as('member'))).toBe('code-of-another')
  expect(await arrivals()).toBe(0)
})

test('a day in batches: each sitting has its own window and its own minutes of grace', async () => {
  const evening = Date.parse('2026-12-11T19:00:00+08:00')
  const sessions = [{ startsAt: evening, endsAt: evening + 3_600_000, place: '会议室' }]
  const batches = await postEvent(world(), fixture(), { sessions })
  const scan = (local: string, who: 'member' | 'liaison' | 'deputy') => {
    const code = issueCode(batches, Date.parse(`${local}:00+08:00`), SIGN_IN_SECRET)
    return world().call('arrival.confirm', { code }, fixture().as(who))
  }
  await world().at('2026-12-11T15:20')
  expect(await scan('2026-12-11T15:20', 'member')).toMatchObject({ data: { late: true } })
  await world().at('2026-12-11T18:00')
  expect(await scan('2026-12-11T18:00', 'liaison')).toMatchObject({ code: 'window-not-open' })
  await world().at('2026-12-11T18:50')
  expect(await scan('2026-12-11T18:50', 'liaison')).toMatchObject({ data: { late: false } })
  await world().at('2026-12-11T20:31')
  expect(await scan('2026-12-11T20:31', 'deputy')).toMatchObject({ code: 'window-closed' })
})
