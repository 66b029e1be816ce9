import type { ActionName, Input } from '../../cloudfunctions/core/contract'
import { inventedSchool, type LoadSize, loadBranchId, loadSet } from '../../tools/load/load-set'
import { loadOpenid, SEATS } from '../../tools/load/people'
import { writeFiled } from '../../tools/load/write'
import { aKey, startWorld, type World } from '../support/call'
import { databaseCalls } from '../support/stages'

/**
 * The number of questions an action puts to the database is the same in a small school and in a large one. Times are
 * measured by the bench; numbers do not depend on the machine.
 */
const NOW = '2026-12-08T10:00'
const base = { year: 2026, seed: 1, now: Date.parse(`${NOW}:00+08:00`) }
const SIZES: readonly LoadSize[] = [
  { ...base, units: 2, branches: 3, members: 8 },
  { ...base, units: 6, branches: 20, members: 15 },
]

const worlds: World[] = []
beforeAll(async () => {
  for (const size of SIZES) {
    const world = await startWorld()
    worlds.push(world)
    await world.at(NOW)
    for (const batch of loadSet(size, inventedSchool(size.year))) {
      await writeFiled(world.documents, batch)
    }
  }
})
afterAll(() => Promise.all(worlds.map((world) => world.close())))

const seat = (member: number) => loadOpenid({ unit: 1, branch: 1, member })
const ORDINARY = 6

type Asked = { data: Record<string, unknown>; reads: number; writes: number }

/** Asks the same in both schools; answers what each said and how often it asked the database. */
async function inBoth<A extends ActionName>(
  action: A,
  inputFor: () => Input<A>,
  openid: string,
): Promise<[Asked, Asked]> {
  const asked: Asked[] = []
  for (const world of worlds) {
    const reply = await world.call(action, inputFor(), openid)
    if (!reply.ok) throw new Error(`${action} was refused: ${reply.code}`)
    const calls = databaseCalls(world, reply.requestId)
    const writes = calls.filter((call) => call.writes).length
    const data = reply.data as Record<string, unknown>
    asked.push({ data, reads: calls.length - writes, writes })
  }
  const [small, large] = asked
  if (!small || !large) throw new Error('two schools were to be asked')
  return [small, large]
}
const lengthOf = (list: unknown) => (list as unknown[]).length

test.each([
  ['an ordinary member', ORDINARY],
  ['the secretary of a branch', SEATS.secretary],
  ['the secretary of a unit', SEATS.unitSecretary],
  ['an officer of the school', SEATS.orgOfficer],
])('the home page of %s asks as often in a large school as in a small one', async (_, member) => {
  const [small, large] = await inBoth('home.show', () => ({}), seat(member))
  expect(large.reads).toBe(small.reads)
  expect(large.reads).toBeGreaterThan(0)
  expect([small.writes, large.writes]).toEqual([0, 0])
})

test('C4.1a a unit of twenty branches is shown with as many questions as one of three', async () => {
  const [small, large] = await inBoth(
    'unit.show',
    () => ({ year: 2026 }),
    seat(SEATS.unitSecretary),
  )
  expect([small, large].map(({ data }) => lengthOf(data.branches))).toEqual([3, 20])
  expect(large.reads).toBe(small.reads)
  expect([small.writes, large.writes]).toEqual([0, 0])
})

test('D6 a month of a school of six units is counted with as many questions as one of two', async () => {
  const month = { month: '2026-11' }
  const [small, large] = await inBoth('school.show', () => month, seat(SEATS.orgOfficer))
  expect([small, large].map(({ data }) => lengthOf(data.units))).toEqual([2, 6])
  expect(large.reads).toBe(small.reads)
  expect([small.writes, large.writes]).toEqual([0, 0])
})

test('C2.0b the year of a branch asks as often in a large school as in a small one', async () => {
  const [small, large] = await inBoth('plan.show', () => ({ year: 2026 }), seat(ORDINARY))
  expect(large.reads).toBe(small.reads)
  expect([small.writes, large.writes]).toEqual([0, 0])
})

test('C2.2c posting asks as often, and writes once for each person who is told', async () => {
  const posting = () => ({
    key: aKey(),
    branchId: loadBranchId(1, 1),
    theme: '年度工作听取意见、民主议事',
    items: [{ kind: 'required' as const, category: 'deliberation' as const }],
    mode: 'in_person' as const,
    place: '会议室',
    startsAt: Date.parse('2026-12-11T15:00:00+08:00'),
    minutes: 90,
    invited: [],
  })
  const [small, large] = await inBoth('activity.post', posting, seat(SEATS.secretary))
  // the one who posts is due and needs no telling
  const told = ({ data }: Asked) => Number(data.dueCount) - 1
  expect(told(large)).toBeGreaterThan(told(small))
  expect(large.reads).toBe(small.reads)
  expect(large.writes - told(large)).toBe(small.writes - told(small))
})
