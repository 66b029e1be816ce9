import { boardShow } from '../../cloudfunctions/api/actions/board.show'
import type { Output } from '../../cloudfunctions/core/contract'
import {
  closeEvent,
  DUE,
  type Fixture,
  IN_WINDOW,
  POSTED,
  postEvent,
  putPerson,
} from '../support/branch'
import { aMember } from '../support/builders'
import { startWorld } from '../support/call'
import { askToJoin, joinAs } from '../support/event'
import { guards, inAWorld } from '../support/guards'
import { databaseCalls, stagesOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
guards('board.show', () => ({ activityId }), { world, fixture, cast: ['member', 'prospect'] })
const ask = (since?: Output<'board.show'>['mark']) =>
  world().yes('board.show', { activityId, ...(since ? { since } : {}) }, fixture().as('recorder'))
const board = async () => {
  const { board: whole, ...rest } = await ask()
  if (!whole) throw new Error('the first answer is the whole board')
  return { ...rest, ...whole }
}

test('the board shows a live code and who is still missing, in roster order', async () => {
  await world().yes(
    'arrival.tick',
    { activityId, memberIds: [fixture().people.member._id] },
    fixture().as('recorder'),
  )
  const shown = await board()
  expect(shown.code).toMatch(/^a[0-9a-z]{11}\./)
  expect(shown.codeUntil - shown.now).toBeLessThanOrEqual(10_000)
  expect(shown.counts).toMatchObject({ due: DUE, present: 1, unmarked: DUE - 1 })
  expect(shown.arrived).toMatchObject([{ name: 'member', method: 'recorder' }])
  expect(shown.missing.map((row) => row.name)).toEqual([
    'secretary',
    'deputy',
    'recorder',
    'liaison',
    'unbound',
    'probationary',
  ])
  expect(shown.invitees.map((row) => row.name)).toEqual(['prospect'])
})

test('people on leave stand apart, without their reasons', async () => {
  await world().at(POSTED)
  const leave = { activityId, kind: 'sick', reason: '住院治疗' } as const
  await world().yes('leave.ask', leave, fixture().as('member'))
  await world().at(IN_WINDOW)
  const shown = await board()
  expect(shown.onLeave.map((row) => row.name)).toEqual(['member'])
  expect(JSON.stringify(shown)).not.toContain('住院')
})

test('domain §7 #11 who is outside the count or on leave, and comes without a phone, is ticked by the recorder', async () => {
  const { exempt, mobile, member } = fixture().people
  await world().at(POSTED)
  const leave = { activityId, kind: 'sick', reason: '住院治疗' } as const
  await world().yes('leave.ask', leave, fixture().as('member'))
  await world().at(IN_WINDOW)
  const before = await board()
  expect(before.others).toEqual([
    { memberId: exempt._id, name: 'exempt', group: null, standing: 'exempt' },
    { memberId: mobile._id, name: 'mobile', group: null, standing: 'mobile' },
  ])
  expect(JSON.stringify(before)).not.toContain('年老体弱')
  const memberIds = [...before.onLeave, ...before.others].map((row) => row.memberId)
  expect(memberIds).toEqual([member._id, exempt._id, mobile._id])
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  const after = await board()
  expect([after.onLeave, after.others]).toEqual([[], []])
  expect(after.arrived.map((one) => one.standing).sort()).toEqual(['due', 'exempt', 'mobile'])
  expect(after.counts).toMatchObject({ due: DUE, present: 1, leave: 0, exempt: 1, mobile: 1 })
})

test('domain §7 #12 a tick with a few words why stands on the board with them', async () => {
  const note = '手机没电'
  const memberIds = [fixture().people.member._id]
  await world().yes('arrival.tick', { activityId, memberIds, note }, fixture().as('recorder'))
  expect((await board()).arrived).toMatchObject([{ name: 'member', method: 'recorder', note }])
})

test('F2 outside the window, or when the school switched it off, there is no code', async () => {
  await world().at(POSTED)
  expect((await board()).code).toBeNull()
  await world().at(IN_WINDOW)
  await world().documents.patch('settings', 'school', { codeOffered: false })
  try {
    expect((await board()).code).toBeNull()
  } finally {
    await world().documents.patch('settings', 'school', { codeOffered: true })
  }
})

test('C2.3c the first board of the window makes the due list final, once', async () => {
  const joined = aMember(fixture().branch, 'joined', { order: 90 })
  await Promise.all(putPerson(world(), joined))
  expect((await board()).missing.map((row) => row.name)).toContain('joined')
  const later = aMember(fixture().branch, 'later', { order: 91 })
  await Promise.all(putPerson(world(), later))
  expect((await board()).missing.map((row) => row.name)).not.toContain('later')
})

/** The calls and the stages of the next question with a mark. */
async function costSince(since: Output<'board.show'>['mark']) {
  const openid = fixture().as('recorder')
  const reply = await world().call('board.show', { activityId, since }, openid)
  const stages = await stagesOf(world(), (platform) =>
    boardShow({ activityId, since }, platform, { openid }),
  )
  return {
    calls: databaseCalls(world(), reply.requestId),
    stages,
    size: JSON.stringify(reply).length,
  }
}

test('a board that is asked every few seconds costs two stages, writes nothing and brings nothing known', async () => {
  const { mark } = await ask()
  await world().gateway.clock.advance(30_000)
  const few = await costSince(mark)
  expect(few.stages).toBe(2)
  expect(few.calls.filter((call) => call.writes)).toEqual([])
  // a room of sixty, all of them there
  const { documents } = world()
  const more = Array.from({ length: 50 }, (_, i) =>
    aMember(fixture().branch, `同志${i}`, { order: 20 + i }),
  )
  await Promise.all(more.map((one) => documents.put('members', one)))
  const other = await postEvent(world(), fixture())
  activityId = other
  await world().at(IN_WINDOW)
  const { missing, others } = await board()
  const memberIds = [...missing, ...others].map((row) => row.memberId)
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  const full = await ask()
  await world().gateway.clock.advance(30_000)
  const many = await costSince((await ask(full.mark)).mark)
  expect(many.calls).toEqual(few.calls)
  expect(many.size).toBe(few.size)
})

test('who comes by the code is in the next answer, and only who is new', async () => {
  const first = await ask()
  const openid = fixture().as('member')
  await world().gateway.clock.advance(20_000)
  const { code } = await ask(first.mark)
  await world().yes('arrival.confirm', { code: code ?? '' }, openid)
  const next = await ask(first.mark)
  expect(next).toMatchObject({ board: null, came: [{ name: 'member', method: 'self_qr' }] })
  await world().gateway.clock.advance(60_000)
  expect(await ask({ ...next.mark, at: next.now + 60_000 })).toMatchObject({
    board: null,
    came: [],
  })
})

test('domain §7 #13 a kept code of somebody who was ticked stays away from the board', async () => {
  const { member } = fixture().people
  const { code, mark } = await ask()
  await world().gateway.clock.advance(60_000)
  const kept = { code: code ?? '', kept: true as const }
  await world().yes('arrival.confirm', kept, fixture().as('member'))
  expect((await ask(mark)).waiting).toMatchObject([{ name: 'member' }])
  const ticked = { activityId, memberIds: [member._id] }
  await world().yes('arrival.tick', ticked, fixture().as('recorder'))
  const whole = await ask(mark)
  expect(whole.waiting).toEqual([])
  await world().gateway.clock.advance(60_000)
  expect(await ask({ ...whole.mark, at: whole.now + 60_000 })).toMatchObject({
    board: null,
    waiting: [],
  })
})

test('a tick, a tick taken back, leave and a head-count bring the whole board again', async () => {
  const { member } = fixture().people
  let { mark } = await ask()
  const bringsAll = async () => {
    const answer = await ask(mark)
    mark = answer.mark
    return answer.board
  }
  const recorder = fixture().as('recorder')
  await world().yes('arrival.tick', { activityId, memberIds: [member._id] }, recorder)
  expect(await bringsAll()).toMatchObject({ counts: { present: 1 } })
  await world().yes('arrival.undo', { activityId, memberId: member._id }, recorder)
  expect(await bringsAll()).toMatchObject({ counts: { present: 0 } })
  const leave = { activityId, memberId: member._id, kind: 'work', reason: '出差' } as const
  await world().yes('leave.enter', leave, fixture().as('secretary'))
  expect((await bringsAll())?.onLeave).toMatchObject([{ name: 'member' }])
  await world().yes('board.heads', { activityId, heads: 6 }, recorder)
  expect(await bringsAll()).toMatchObject({ heads: 6 })
  expect(await bringsAll()).toBeNull()
})

test('no board for a cancelled or closed event', async () => {
  const openid = fixture().as('secretary')
  const other = await postEvent(world(), fixture())
  await world().yes('activity.cancel', { activityId: other, reason: '停电' }, openid)
  expect(await world().no('board.show', { activityId: other }, openid)).toBe('activity-cancelled')
  await closeEvent(world(), fixture(), activityId)
  expect(await world().no('board.show', { activityId }, openid)).toBe('activity-sealed')
})

describe('domain §7 #3 at a joint day', () => {
  let guest: Fixture
  let host = ''
  let part = ''
  beforeEach(async () => {
    const joint = await askToJoin(world(), fixture())
    guest = joint.guest
    host = joint.activityId
    part = await joinAs(world(), guest, host)
    activityId = host
    await world().at(IN_WINDOW)
  })
  const scan = async (code: string | null, openid: string) =>
    world().yes('arrival.confirm', { code: code ?? '' }, openid)

  test('§7 #13 the host’s screen names who came from any branch and counts the room; each branch keeps its numbers', async () => {
    const { code, mark } = await ask()
    await scan(code, fixture().as('member'))
    await scan(code, guest.as('member'))
    expect(await ask(mark)).toMatchObject({
      board: null,
      came: [{ name: 'member' }],
      room: { present: 2, just: [{ name: 'member' }, { name: 'member' }] },
    })
    expect((await ask()).board?.counts.present).toBe(1)
    // who is online, and ticked in the guest's own register, is no head in the room
    const online = { memberIds: [guest.people.liaison._id], method: 'online' as const }
    await world().yes('arrival.tick', { activityId: part, ...online }, guest.as('secretary'))
    const ofGuest = await world().yes('board.show', { activityId: part }, guest.as('secretary'))
    expect(ofGuest).toMatchObject({ room: null, board: { counts: { present: 2 } } })
    const heads = { activityId: host, heads: 2 }
    expect(await world().yes('board.heads', heads, fixture().as('recorder'))).toEqual({
      heads: 2,
      came: 2,
    })
    const record = await world().yes('record.show', { activityId: host }, fixture().as('recorder'))
    expect(record).toMatchObject({ heads: 2, came: 2, counts: { present: 1 } })
  })

  test('it costs two stages and as many calls, however many came', async () => {
    const { code, mark } = await ask()
    await scan(code, guest.as('member'))
    await world().gateway.clock.advance(30_000)
    const few = await costSince(mark)
    const memberIds = ['secretary', 'deputy', 'liaison', 'unbound', 'probationary'] as const
    await world().yes(
      'arrival.tick',
      { activityId: part, memberIds: memberIds.map((who) => guest.people[who]._id) },
      guest.as('secretary'),
    )
    const many = await costSince(mark)
    expect(few.stages).toBe(2)
    expect(many.stages).toBe(2)
    expect(many.calls).toEqual(few.calls)
    expect(many.calls.filter((call) => call.writes)).toEqual([])
  })
})
