import { addMonths } from '../../cloudfunctions/core/domain/calendar'
import { AFTER, aDraft, closeEvent, foundBranch, POSTED, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'
import { mergedWith } from '../support/reshaped'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
guards('contact.show', () => ({}), { world, fixture, abroad: false })
const shown = () => world().yes('contact.show', {}, fixture().as('mobile'))

test('C2.3g the member reads the coming day and whom to call', async () => {
  const { liaison } = fixture().people
  const activityId = await postEvent(world(), fixture())
  expect(await shown()).toMatchObject({
    month: '2026-12',
    branch: { orgId: fixture().branch._id },
    days: [],
    next: { activityId, theme: '学习党章专题讨论', place: '会议室' },
    liaison: { name: 'liaison', phone: liaison.phone },
    state: 'owed',
    answer: null,
  })
})

test('C2.3h what was done is told with its outcome once it is sealed, and with nothing of the minutes', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  expect((await shown()).days).toMatchObject([{ activityId, outcome: null }])
  await closeEvent(world(), fixture(), activityId)
  const told = await shown()
  expect(told.days).toMatchObject([{ activityId, outcome: aDraft(fixture()).outcome }])
  expect(told.next).toBeNull()
  expect(JSON.stringify(told)).not.toContain(aDraft(fixture()).content)
  // the liaison has the same line to pass on
  const board = await world().yes('contact.board', {}, fixture().as('liaison'))
  expect(board.passOn).toMatchObject([{ activityId, outcome: aDraft(fixture()).outcome }])
})

const decided = async () => (await shown()).decisions.map((one) => one.resolutionId)

test('C2.3h what the branch published this month and last is read, newest first, and no other branch’s', async () => {
  const within = await aPublished(world(), fixture(), 'branch')
  const open = await aPublished(world(), fixture(), 'public')
  await aPublished(world(), await foundBranch(world(), fixture().unit), 'public')
  const told = { topic: '每月第二个周五为主题党日时间', result: '下次会议再议。', on: '2026-12-11' }
  expect((await shown()).decisions).toEqual([
    { resolutionId: open, ...told },
    { resolutionId: within, ...told },
  ])
  const takenBack = { resolutionId: within, seen: 3, step: 'withdraw', reason: '有误' } as const
  await world().yes('publication.step', takenBack, fixture().as('secretary'))
  expect(await decided()).toEqual([open])
  await world().at('2027-01-31T20:00')
  expect(await decided()).toEqual([open])
  await world().at('2027-02-01T08:00')
  expect(await decided()).toEqual([])
})

test('C2.3h, domain §7 #19 what a branch published before it was merged is read on', async () => {
  const published = await aPublished(world(), fixture(), 'branch')
  await world().at('2027-01-04T09:00')
  await mergedWith(world(), fixture(), '2027-01-04')
  expect(await decided()).toEqual([published])
})

test('C2.3h at most ten decisions are told, the newest', async () => {
  const first = await aPublished(world(), fixture(), 'branch')
  const one = await world().documents.get('resolutions', first)
  const later = Array.from({ length: 10 }, (_, i) => `r${String(i).padStart(15, '0')}`)
  for (const _id of later) {
    const publishedAt = Number(one?.publishedAt) + 1
    await world().documents.put('resolutions', { ...one, _id, publishedAt })
  }
  expect((await decided()).sort()).toEqual(later)
})

test('days of other months and days called off are not told', async () => {
  await putHeldDay(world(), fixture().branch, `${addMonths('2026-12', -1)}-13`)
  const off = await postEvent(world(), fixture())
  const openid = fixture().as('secretary')
  await world().yes('activity.cancel', { activityId: off, reason: '停电' }, openid)
  expect(await shown()).toMatchObject({ days: [], next: null })
})

test('C2.3g a liaison who has left the branch is called no more', async () => {
  const { liaison } = fixture().people
  await world().documents.patch('members', liaison._id, { mobility: 'mobile' })
  await world().documents.patch('members', liaison._id, {
    mobilities: [{ mobility: 'mobile', from: '2026-12-01' }],
  })
  expect((await shown()).liaison).toBeNull()
})

test('who is here is shown nothing', async () => {
  expect(await world().no('contact.show', {}, fixture().as('member'))).toBe('member-not-away')
})

test('home leads the member who lives elsewhere there, and nobody else', async () => {
  const at = async (who: 'mobile' | 'member') =>
    (await world().yes('home.show', {}, fixture().as(who))).elsewhere
  expect([await at('mobile'), await at('member')]).toEqual([true, false])
})
