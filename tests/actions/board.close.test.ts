import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import { AFTER, codeOf, IN_WINDOW, postEvent, START } from '../support/branch'
import { SIGN_IN_SECRET, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
})
const input = (closed = true) => ({ activityId, closed })
guards('board.close', () => input(), { world, fixture, cast: ['member', 'prospect'] })
const close = (closed: boolean) =>
  world().yes('board.close', input(closed), fixture().as('recorder'))
const board = () => world().yes('board.show', { activityId }, fixture().as('recorder'))

test('C2.3c ended by the recorder, no code is shown or taken; names are ticked all the same', async () => {
  await close(true)
  await close(true)
  await world().gateway.clock.advance(20_000)
  const code = issueCode(activityId, world().gateway.clock.now(), SIGN_IN_SECRET)
  expect(await board()).toMatchObject({ code: null, board: { codeClosed: true } })
  expect(await world().no('arrival.confirm', { code }, fixture().as('member'))).toBe(
    'window-closed',
  )
  const memberIds = [fixture().people.member._id]
  await world().yes('arrival.tick', { activityId, memberIds }, fixture().as('recorder'))
  await close(false)
  expect(await board()).toMatchObject({ code: expect.any(String), board: { codeClosed: false } })
  const again = await codeOf(world(), fixture(), activityId)
  await world().yes('arrival.confirm', { code: again }, fixture().as('liaison'))
})

test('a code scanned without network before the end counts once the recorder agrees, one after it does not', async () => {
  const scannedAt = (minutes: number) =>
    issueCode(activityId, START + minutes * 60_000, SIGN_IN_SECRET)
  await world().at('2026-12-11T15:20')
  await close(true)
  await world().at('2026-12-11T15:50')
  const kept = (minutes: number) => ({ code: scannedAt(minutes), kept: true as const })
  expect(await world().yes('arrival.confirm', kept(10), fixture().as('member'))).toMatchObject({
    waiting: true,
  })
  expect(await world().no('arrival.confirm', kept(30), fixture().as('liaison'))).toBe(
    'window-closed',
  )
})

test('a live code scanned seconds before the end counts', async () => {
  const code = await codeOf(world(), fixture(), activityId)
  await world().gateway.clock.advance(5_000)
  await close(true)
  await world().gateway.clock.advance(5_000)
  expect(await world().yes('arrival.confirm', { code }, fixture().as('member'))).toMatchObject({
    waiting: false,
  })
})

test('ended while the window of the next sitting is open already, the next one has codes all the same', async () => {
  const next = { startsAt: START + 2 * 3_600_000, endsAt: START + 3 * 3_600_000, place: '会议室' }
  activityId = await postEvent(world(), fixture(), { sessions: [next] })
  await world().at('2026-12-11T16:40')
  await close(true)
  expect(await board()).toMatchObject({ code: null, board: { codeClosed: true } })
  await world().at('2026-12-11T17:05')
  expect(await board()).toMatchObject({ code: expect.any(String), board: { codeClosed: false } })
})

test('a later sitting has codes of its own', async () => {
  const again = { startsAt: START + 86_400_000, endsAt: START + 90_000_000, place: '值班室' }
  activityId = await postEvent(world(), fixture(), { sessions: [again] })
  await world().at(IN_WINDOW)
  await close(true)
  await world().at('2026-12-12T15:05')
  expect(await board()).toMatchObject({ code: expect.any(String), board: { codeClosed: false } })
})

test('outside its window there is nothing to end', async () => {
  const refused = () => world().no('board.close', input(), fixture().as('recorder'))
  await world().at('2026-12-11T10:00')
  expect(await refused()).toBe('window-not-open')
  await world().at(AFTER)
  expect(await refused()).toBe('window-closed')
})
