import { aPlanRow, POSTED } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const aSpan = (over = {}) => ({
  branchId: fixture().branch._id,
  from: '2027-01',
  to: '2027-06',
  revision: 0,
  ...over,
})
guards('plan.adopt', aSpan, { world, fixture, cast: ['member', 'recorder', 'prospect'] })

/** Drafts for some months of 2027; answers the revision. */
async function draft(...months: string[]): Promise<number> {
  const branchId = fixture().branch._id
  for (const [revision, month] of months.entries()) {
    const row = { branchId, month, revision, words: aPlanRow() }
    await world().yes('plan.save-row', row, fixture().as('secretary'))
  }
  return months.length
}
beforeEach(() => world().at(POSTED))
const adopt = (over = {}) => world().yes('plan.adopt', aSpan(over), fixture().as('secretary'))
const refused = (over = {}) => world().no('plan.adopt', aSpan(over), fixture().as('secretary'))
const adoptedRows = async () => {
  const input = { branchId: fixture().branch._id, year: 2027 }
  const { months } = await world().yes('plan.show', input, fixture().as('member'))
  return months.filter((one) => one.row?.adoptedAt).map((one) => one.month)
}

test('C2.0b the drafts of a term are adopted; those of the next one stay drafts', async () => {
  const revision = await draft('2027-01', '2027-03', '2027-09')
  expect(await adopt({ revision })).toEqual({ revision: 4, adopted: ['2027-01', '2027-03'] })
  expect(await adoptedRows()).toEqual(['2027-01', '2027-03'])
})

test('a double tap and a retry get the answer of the first', async () => {
  const revision = await draft('2027-01')
  const [first, second] = await Promise.all([adopt({ revision }), adopt({ revision })])
  expect(second).toEqual(first)
  expect(await adopt({ revision })).toEqual(first)
})

test('what was changed in between is looked at first', async () => {
  const revision = await draft('2027-01', '2027-02')
  expect(await refused({ revision: revision - 1 })).toBe('plan-changed')
  expect(await adoptedRows()).toEqual([])
})

test.each([
  ['a branch without a plan', [], {}],
  ['a term without rows', ['2027-09'], {}],
  ['a span that ends before it begins', ['2027-02'], { from: '2027-03', to: '2027-01' }],
  ['a span of two years', ['2027-02'], { from: '2026-12', to: '2027-06' }],
])('%s has nothing to adopt', async (_, months, over) => {
  const revision = await draft(...months)
  expect(await refused({ ...over, revision })).toBe('plan-row-missing')
  expect(await adoptedRows()).toEqual([])
})
