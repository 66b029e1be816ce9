import { arrivalIdOf } from '../../cloudfunctions/core/domain/identity'
import {
  AFTER,
  aDraft,
  aPosting,
  closeEvent,
  type Fixture,
  postEvent,
  type Someone,
} from '../support/branch'
import { aMember } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { askToJoin, joinAs } from '../support/event'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
guards('coverage.show', () => ({ branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['member', 'liaison', 'prospect'],
})
const show = (who: Someone = 'secretary', month = '2026-12') =>
  world().yes('coverage.show', { month }, fixture().as(who))
const stateOf = async (who: Someone) =>
  (await show()).rows.find((row) => row.name === who)?.state ?? null

/** Held and closed on the day; who is named was there. */
async function held(of: Fixture, ...there: Someone[]) {
  const activityId = await postEvent(world(), of)
  await world().at('2026-12-11T15:10')
  const memberIds = there.map((who) => of.people[who]._id)
  await world().yes('arrival.tick', { activityId, memberIds }, of.as('recorder'))
  await world().at(AFTER)
  return activityId
}

test('C2.0a every member of the branch stands in exactly one state, and who was missed can be met still', async () => {
  const activityId = await postEvent(world(), fixture())
  const leave = { activityId, kind: 'sick', reason: '住院' } as const
  await world().yes('leave.ask', leave, fixture().as('deputy'))
  expect(await stateOf('member')).toBe('open')
  await world().at('2026-12-11T15:10')
  const memberIds = [fixture().people.member._id, fixture().people.liaison._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  await closeEvent(world(), fixture(), activityId)
  const { rows, briefers } = await show()
  // the prospect and the activist are no members
  expect(rows).toHaveLength(Object.keys(fixture().people).length - 2)
  expect(Object.fromEntries(rows.map(({ name, state }) => [name, state]))).toMatchObject({
    member: 'attended',
    deputy: 'on_leave',
    secretary: 'absent',
    exempt: 'exempt',
    mobile: 'not_contacted',
  })
  expect(briefers.map((one) => one.name).sort()).toEqual(['liaison', 'member'])
  const missed = { activityId, memberIds: [fixture().people.deputy._id] }
  const brieferId = fixture().people.member._id
  await world().yes('briefing.assign', { ...missed, brieferId }, fixture().as('secretary'))
  expect(await stateOf('deputy')).toBe('on_leave')
  const done = { activityId, memberId: fixture().people.deputy._id, on: '2026-12-11' }
  await world().yes('briefing.done', done, fixture().as('member'))
  expect(await stateOf('deputy')).toBe('briefed')
  const contact = {
    key: aKey(),
    memberId: fixture().people.mobile._id,
    on: '2026-12-11',
    channel: 'phone',
    reached: true,
    note: '工作平稳',
  } as const
  await world().yes('contact.log', contact, fixture().as('liaison'))
  expect(await stateOf('mobile')).toBe('contacted')
})

test('C2.0a who can come to a later sitting has not missed the day yet', async () => {
  await world().at('2026-12-06T09:00')
  const [startsAt, endsAt] = [
    Date.parse('2026-12-15T15:00+08:00'),
    Date.parse('2026-12-15T16:00+08:00'),
  ]
  const later = { startsAt, endsAt, place: '值班室' }
  const activityId = await postEvent(world(), fixture(), { sessions: [later] })
  await world().at('2026-12-11T15:10')
  const memberIds = [fixture().people.liaison._id, fixture().people.exempt._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  expect([await stateOf('liaison'), await stateOf('member')]).toEqual(['attended', 'open'])
  await world().at('2026-12-12T09:00')
  expect([await stateOf('member'), await stateOf('secretary')]).toEqual(['open', 'open'])
  await world().at('2026-12-15T16:31')
  expect(await stateOf('member')).toBe('absent')
  // who is exempt and came does not tell of it
  const { briefers } = await show()
  expect(briefers.map(({ name, activityIds }) => [name, activityIds])).toEqual([
    ['liaison', [activityId]],
  ])
})

test('domain §2.4 three absences running are told to the secretary, and to nobody else', async () => {
  const of = fixture()
  for (const day of ['2026-10-09', '2026-11-13', '2026-12-11']) {
    await world().at(`${day.slice(0, 8)}01T10:00`)
    const startsAt = Date.parse(`${day}T15:00:00+08:00`)
    const activityId = await postEventOn(of, startsAt)
    await world().at(`${day}T15:05`)
    const others = (['secretary', 'deputy', 'recorder', 'liaison'] as const).map(
      (who) => of.people[who]._id,
    )
    await world().yes('arrival.tick', { activityId, memberIds: others }, of.as('recorder'))
    await world().at(`${day}T18:00`)
    const draft = aDraft(of)
    const saved = await world().yes(
      'record.save',
      { activityId, revision: 0, draft },
      of.as('secretary'),
    )
    await world().yes('record.close', { activityId, revision: saved.revision }, of.as('recorder'))
  }
  const { talk } = await show()
  expect(talk.map((one) => one.name).sort()).toEqual(['member', 'probationary', 'unbound'])
  expect((await show('deputy')).talk).toEqual([])
})

async function postEventOn(of: Fixture, startsAt: number): Promise<string> {
  const input = aPosting(of, { startsAt })
  return (await world().yes('activity.post', input, of.as('secretary'))).activityId
}

test('C2.0a, domain §7 #15 who came months later to the day that makes up was met in the missed month', async () => {
  const { branch, people } = fixture()
  const { _id: memberId, name, stage } = people.member
  const roster = [{ memberId, name, stage, group: null, standing: 'due' as const }]
  const late = await putHeldDay(world(), branch, '2027-03-12', { makesUpFor: '2026-10', roster })
  await world().documents.put('arrivals', {
    _id: arrivalIdOf(late._id, memberId),
    activityId: late._id,
    branchId: branch._id,
    memberId,
    name,
    standing: 'due',
    late: false,
    at: late.startsAt,
    method: 'recorder',
    by: memberId,
  })
  await world().at('2027-03-12T18:00')
  const of = async (month: string) =>
    (await show('secretary', month)).rows.find((row) => row.memberId === memberId)
  expect(await of('2026-10')).toMatchObject({ state: 'attended', activityId: late._id })
  // and the month it was held in is owed a day of its own
  expect(await of('2027-03')).toMatchObject({ state: 'open' })
})

test('sixty people cost as many calls as eleven', async () => {
  await held(fixture(), 'member')
  const cost = async () => {
    const reply = await world().call('coverage.show', {}, fixture().as('secretary'))
    return databaseCalls(world(), reply.requestId).length
  }
  const few = await cost()
  const more = Array.from({ length: 49 }, (_, i) =>
    aMember(fixture().branch, `同志${i}`, { order: 20 + i }),
  )
  await Promise.all(more.map((one) => world().documents.put('members', one)))
  expect(await cost()).toBe(few)
})

test('C2.3b of a joint day each branch counts its own people, whoever stood at the door', async () => {
  const { activityId, guest } = await askToJoin(world(), fixture())
  const part = await joinAs(world(), guest, activityId)
  await world().at('2026-12-11T15:10')
  const tick = (id: string, of: Fixture, who: Someone) =>
    world().yes(
      'arrival.tick',
      { activityId: id, memberIds: [of.people[who]._id] },
      of.as('secretary'),
    )
  await tick(activityId, fixture(), 'member')
  await tick(part, guest, 'liaison')
  await world().at(AFTER)
  const statesOf = async (of: Fixture) => {
    const { rows } = await world().yes('coverage.show', { month: '2026-12' }, of.as('secretary'))
    return Object.fromEntries(rows.map(({ memberId, state }) => [memberId, state]))
  }
  const [own, theirs] = [await statesOf(fixture()), await statesOf(guest)]
  expect(own[fixture().people.member._id]).toBe('attended')
  expect(own[fixture().people.liaison._id]).not.toBe('attended')
  expect(theirs[guest.people.liaison._id]).toBe('attended')
  expect(theirs[guest.people.member._id]).not.toBe('attended')
  const ofBoth = new Set([...Object.keys(own), ...Object.keys(theirs)])
  expect(ofBoth.size).toBe(Object.keys(own).length + Object.keys(theirs).length)
})
