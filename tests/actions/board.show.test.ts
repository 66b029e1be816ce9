import { boardShow } from '../../cloudfunctions/api/actions/board.show'
import { closeEvent, DUE, IN_WINDOW, POSTED, postEvent, putPerson } from '../support/branch'
import { aMember } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { databaseCalls, stagesOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
guards('board.show', () => ({ activityId }), { world, fixture, cast: ['member', 'prospect'] })
const board = () => world().yes('board.show', { activityId }, fixture().as('recorder'))

test('the board shows a live code and who is still missing, in roster order', async () => {
  await world().yes(
    'arrival.tick',
    { activityId, memberId: fixture().people.member._id },
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

test('a board that is asked every few seconds costs two stages and writes nothing', async () => {
  await board()
  const reply = await world().call('board.show', { activityId }, fixture().as('recorder'))
  const calls = databaseCalls(world(), reply.requestId)
  expect(calls.filter((call) => call.writes)).toEqual([])
  const openid = fixture().as('recorder')
  const stages = await stagesOf(world(), (platform) =>
    boardShow({ activityId }, platform, { openid }),
  )
  expect(stages).toBe(2)
})

test('no board for a cancelled or closed event', async () => {
  const openid = fixture().as('secretary')
  const other = await postEvent(world(), fixture())
  await world().yes('activity.cancel', { activityId: other, reason: '停电' }, openid)
  expect(await world().no('board.show', { activityId: other }, openid)).toBe('activity-cancelled')
  await closeEvent(world(), fixture(), activityId)
  expect(await world().no('board.show', { activityId }, openid)).toBe('activity-sealed')
})
