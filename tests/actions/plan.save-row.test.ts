import { aPlanRow, aUnitSecretary, POSTED } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const aRow = (over = {}) => ({
  branchId: fixture().branch._id,
  month: '2027-01',
  revision: 0,
  words: aPlanRow(),
  ...over,
})
guards('plan.save-row', aRow, { world, fixture, cast: ['member', 'recorder', 'prospect'] })
beforeEach(() => world().at(POSTED))
const save = (over = {}) => world().yes('plan.save-row', aRow(over), fixture().as('secretary'))
const refused = (over = {}) => world().no('plan.save-row', aRow(over), fixture().as('secretary'))
const rows = async () => {
  const input = { branchId: fixture().branch._id, year: 2027 }
  const { months } = await world().yes('plan.show', input, fixture().as('deputy'))
  return months.flatMap((one) => one.row ?? [])
}

test('C2.0b a row is written as a draft, changed freely, and counted', async () => {
  expect(await save()).toMatchObject({
    revision: 1,
    row: { month: '2027-01', theme: aPlanRow().theme, adoptedAt: null, source: 'branch' },
  })
  const words = aPlanRow({ theme: '国家安全知识学习' })
  expect(await save({ revision: 1, words })).toMatchObject({ revision: 2, row: { earlier: [] } })
  expect(await rows()).toMatchObject([{ theme: '国家安全知识学习' }])
})

test('C2.0b two who write at the same time never overwrite each other', async () => {
  await save()
  const words = aPlanRow({ theme: '别的主题学习' })
  expect(await refused({ words })).toBe('plan-changed')
  expect(await refused({ month: '2027-02' })).toBe('plan-changed')
  expect(await rows()).toMatchObject([{ theme: aPlanRow().theme }])
  const both = ['2027-03', '2027-04'].map((month) =>
    world().call('plan.save-row', aRow({ month, revision: 1 }), fixture().as('deputy')),
  )
  const answers = await Promise.all(both)
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  expect(await rows()).toHaveLength(2)
})

test('a double tap and a retry get the answer of the first', async () => {
  const [first, second] = await Promise.all([save(), save()])
  expect(second).toEqual(first)
  expect(await save()).toEqual(first)
})

test('C2.0b an adopted row is amended with a reason and keeps what it said', async () => {
  const branchId = fixture().branch._id
  const secretary = fixture().as('secretary')
  await save()
  const span = { branchId, from: '2027-01', to: '2027-01', revision: 1 }
  await world().yes('plan.adopt', span, secretary)
  const words = aPlanRow({ theme: '国家安全知识学习' })
  expect(await refused({ revision: 2, words })).toBe('amendment-needs-reason')
  const { row } = await save({ revision: 2, words, reason: '上级有新要求' })
  expect(row).toMatchObject({
    theme: '国家安全知识学习',
    earlier: [{ theme: aPlanRow().theme, reason: '上级有新要求' }],
  })
  expect(row.adoptedAt).not.toBeNull()
  // the same amendment again is no second one
  const again = await save({ revision: 2, words, reason: '上级有新要求' })
  expect(again.row.earlier).toHaveLength(1)
})

test('C2.0b months gone by stay as they were planned', async () => {
  expect(await refused({ month: '2026-11' })).toBe('plan-month-past')
  expect(await save({ month: '2026-12' })).toMatchObject({ revision: 1 })
})

test('C2.0c a row with the theme set from above is the superior one', async () => {
  const above = await aUnitSecretary(world(), fixture())
  const theme = '国家安全知识学习'
  const set = { orgId: fixture().unit._id, month: '2027-01', theme, items: [], note: '' }
  await world().yes('superior.set', set, above)
  expect((await save()).row.source).toBe('branch')
  const taken = await save({ revision: 1, words: aPlanRow({ theme }) })
  expect(taken.row.source).toBe('superior')
})

test('C2.0b each year has a plan of its own', async () => {
  await save()
  expect(await save({ month: '2026-12' })).toMatchObject({ revision: 1 })
})

test.each([
  ['a theme of three signs', { theme: '三个字' }, 'words.theme'],
  ['an unknown form', { mode: 'by_post' }, 'words.mode'],
  ['a theme nobody can see', { theme: '\u200b\u200b\u200b\u200b' }, 'words.theme'],
])('%s is refused and nothing written', async (_, over, field) => {
  const input = aRow({ words: { ...aPlanRow(), ...over } })
  const reply = await world().call('plan.save-row', input, fixture().as('secretary'))
  expect(reply).toMatchObject({ code: 'input-invalid', fields: [field] })
  expect(await rows()).toEqual([])
})
