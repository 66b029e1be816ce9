import { DUE, foundBranch, POSTED, postEvent, START } from '../support/branch'
import { anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
guards('activity.draft', () => ({ branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
const draft = (over = {}) => world().yes('activity.draft', over, fixture().as('secretary'))

test('C2.1a the page opens with the usual slot, the people and the rule of the lead', async () => {
  await world().at(POSTED)
  const opened = await draft()
  expect(opened).toMatchObject({
    month: '2026-12',
    suggestion: { startsAt: START, minutes: 90, place: '会议室', fromUsualSlot: true },
    leadDays: 2,
    dueCount: DUE,
  })
  expect(opened.invitable.map((one) => one.name)).toEqual(['prospect', 'activist'])
  const keepers = opened.members.map((one) => one.name)
  expect(keepers).toContain('recorder')
  expect(keepers).not.toContain('mobile')
  expect(keepers).not.toContain('prospect')
})

test('asking twice changes nothing', async () => {
  await world().at(POSTED)
  const [first, second] = [await draft(), await draft()]
  expect({ ...second, now: 0 }).toEqual({ ...first, now: 0 })
})

test('C2.1b when the month has its theme day, the next month is meant', async () => {
  await postEvent(world(), fixture())
  expect(await draft()).toMatchObject({ month: '2027-01' })
})

test('a secretary who leads two branches chooses; without a choice the first is meant', async () => {
  const other = await foundBranch(world())
  const { secretary } = fixture().people
  await world().documents.put('roles', anOffice(secretary._id, other.branch._id, 'secretary'))
  const opened = await draft({ branchId: other.branch._id })
  expect(opened.branch).toEqual({ orgId: other.branch._id, name: other.branch.name })
  expect(opened.branches).toHaveLength(2)
  // a leader from another branch can keep the record there
  expect(opened.members.map((one) => one.memberId)).toContain(secretary._id)
})
