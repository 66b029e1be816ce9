import { AFTER, aUnitSecretary } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { branchBeside } from '../support/event'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(AFTER))
const input = () => ({ unitId: fixture().unit._id })
guards('care.counts', input, { world, fixture, cast: ['secretary', 'deputy', 'member'] })

test('C3.5a T9 numbers go up, of all branches of the unit together: no branch, no person, no purpose', async () => {
  const beside = await branchBeside(world(), fixture())
  const care = { kind: 'visit' as const, on: '2026-12-10', purpose: '春节前走访慰问' }
  const write = (branchId: string, memberId: string, openid: string) =>
    world().yes('care.add', { key: aKey(), branchId, memberId, ...care }, openid)
  await write(fixture().branch._id, fixture().people.member._id, fixture().as('secretary'))
  await write(beside.branch._id, beside.member._id, beside.secretary.openid ?? '')
  const unit = await aUnitSecretary(world(), fixture())
  const reply = await world().yes('care.counts', input(), unit)
  expect(reply).toEqual({
    year: 2026,
    counts: [
      { kind: 'talk', count: 0 },
      { kind: 'visit', count: 2 },
      { kind: 'commendation', count: 0 },
      { kind: 'help', count: 0 },
    ],
  })
  const before = await world().yes('care.counts', { ...input(), year: 2025 }, unit)
  expect(before.counts.map((one) => one.count)).toEqual([0, 0, 0, 0])
})
