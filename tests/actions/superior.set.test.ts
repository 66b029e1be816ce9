import { anOrgOfficer, aUnitSecretary, POSTED } from '../support/branch'
import { theSchool } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const aTheme = (over = {}) => ({
  orgId: fixture().unit._id,
  month: '2027-01',
  theme: '国家安全知识学习',
  items: [{ kind: 'required' as const, category: 'study' as const }],
  note: '可结合实际补充',
  ...over,
})
guards('superior.set', aTheme, { world, fixture, cast: ['secretary', 'deputy', 'member'] })
beforeEach(() => world().at(POSTED))
const shown = async (month = '2027-01') => {
  const input = { branchId: fixture().branch._id, year: Number(month.slice(0, 4)) }
  const { months } = await world().yes('plan.show', input, fixture().as('member'))
  return months.find((one) => one.month === month)?.superior ?? null
}
const stored = () => world().documents.get('months', `theme_${fixture().unit._id}_2027-01`)

test('C2.0c the unit sets a theme, and every branch below finds it', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('superior.set', aTheme(), unit)
  const { theme, note, items } = aTheme()
  const by = { orgId: fixture().unit._id, name: fixture().unit.name }
  expect(await shown()).toEqual({ theme, note, items, by })
})

test('C2.0c another theme replaces it and the first is kept; the same again is kept once', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('superior.set', aTheme(), unit)
  const theme = '科学家精神专题学习'
  await world().yes('superior.set', aTheme({ theme }), unit)
  await world().yes('superior.set', aTheme({ theme }), unit)
  expect(await stored()).toMatchObject({ theme, earlier: [{ theme: '国家安全知识学习' }] })
})

test('a double tap is one setting', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const taps = [1, 2].map(() => world().yes('superior.set', aTheme(), unit))
  expect(await Promise.all(taps)).toEqual([
    { month: '2027-01', doubt: false },
    { month: '2027-01', doubt: false },
  ])
  expect(await stored()).toMatchObject({ earlier: [] })
})

test('the school sets one for all; a unit none for the school and none for another unit', async () => {
  const school = await anOrgOfficer(world())
  const theme = '全校主题学习'
  await world().yes('superior.set', aTheme({ orgId: theSchool()._id, theme }), school)
  expect((await shown())?.theme).toBe(theme)
  const unit = await aUnitSecretary(world(), fixture())
  const input = aTheme({ orgId: theSchool()._id })
  expect(await world().no('superior.set', input, unit)).toBe('not-allowed')
  await world().documents.remove('months', `theme_${theSchool()._id}_2027-01`)
})

test('C2.0c months gone by keep their theme', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const set = (month: string) => world().call('superior.set', aTheme({ month }), unit)
  expect(await set('2026-11')).toMatchObject({ code: 'policy-month-over' })
  expect(await shown('2026-11')).toBeNull()
  expect(await set('2026-12')).toMatchObject({ ok: true })
})

test('for a branch, for nobody and for a unit that ended nothing is set', async () => {
  const school = await anOrgOfficer(world())
  const answer = (orgId: string) => world().no('superior.set', aTheme({ orgId }), school)
  expect(await answer(fixture().branch._id)).toBe('org-unknown')
  expect(await answer('u00000000000')).toBe('org-unknown')
  await world().documents.patch('orgs', fixture().unit._id, { validTo: '2026-11-30' })
  expect(await answer(fixture().unit._id)).toBe('org-ended')
})

test('where the school has switched the content check on, who typed risky words is told, and they are kept', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().documents.patch('settings', 'school', { checkTexts: true })
  try {
    world().gateway.scriptText({ suggest: 'risky', content: '另一个主题' })
    const risky = aTheme({ theme: '另一个主题' })
    expect(await world().yes('superior.set', risky, unit)).toMatchObject({ doubt: true })
    expect(await stored()).toMatchObject({ theme: '另一个主题' })
  } finally {
    await world().documents.patch('settings', 'school', { checkTexts: false })
  }
})
