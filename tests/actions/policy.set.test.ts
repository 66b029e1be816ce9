import { anOrgOfficer, aUnitSecretary, POSTED } from '../support/branch'
import { theSchool } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'

const { world, fixture } = inAWorld(startWorld)
type Setting = {
  policy?: 'normal' | 'combined' | 'exempt'
  month?: string
  [more: string]: unknown
}
const aPolicy = (over: Setting = {}) => ({
  orgId: fixture().unit._id,
  month: '2026-12',
  policy: 'exempt' as const,
  reason: '期末考试与寒假',
  ...over,
})
guards('policy.set', aPolicy, { world, fixture, cast: ['secretary', 'deputy', 'member'] })
beforeEach(() => world().at(POSTED))
afterEach(() => world().documents.remove('months', `policy_${theSchool()._id}_2026-12`))

const monthShown = async (month = '2026-12') => {
  const input = { branchId: fixture().branch._id, year: Number(month.slice(0, 4)) }
  const { months } = await world().yes('plan.show', input, fixture().as('member'))
  return months.find((one) => one.month === month)
}
const stored = (month = '2026-12') =>
  world().documents.get('months', `policy_${fixture().unit._id}_${month}`)

test('C2.1c the unit exempts a month with a reason; it reads so when it is over', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('policy.set', aPolicy(), unit)
  expect(await monthShown()).toMatchObject({
    state: 'upcoming',
    policy: { policy: 'exempt', reason: '期末考试与寒假', by: { name: fixture().unit.name } },
  })
  await world().at('2027-01-01T00:01')
  expect(await monthShown()).toMatchObject({ state: 'exempt', heldOn: null })
})

test('C2.1c what is held all the same counts as held', async () => {
  await world().yes('policy.set', aPolicy(), await aUnitSecretary(world(), fixture()))
  await putHeldDay(world(), fixture().branch, '2026-12-07')
  expect(await monthShown()).toMatchObject({ state: 'held_on_time', heldOn: '2026-12-07' })
})

test('C2.1c, T6 after its end nothing is changed any more', async () => {
  await world().at('2027-01-01T00:01')
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('policy.set', aPolicy(), unit)).toBe('policy-month-over')
  expect(await stored()).toBeNull()
  expect(await monthShown()).toMatchObject({ state: 'missed' })
})

test('domain §7 #2 held together with the neighbour, and with nothing else', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const combined = (combinedWith?: string) =>
    world().call('policy.set', aPolicy({ policy: 'combined', combinedWith }), unit)
  expect(await combined()).toMatchObject({ code: 'combined-month-invalid' })
  expect(await combined('2026-10')).toMatchObject({ code: 'combined-month-invalid' })
  expect(await stored()).toBeNull()
  expect(await combined('2026-11')).toMatchObject({ ok: true })
  expect((await monthShown())?.policy).toMatchObject({
    policy: 'combined',
    combinedWith: '2026-11',
  })
  // the month it leans on was not held
  await world().at('2027-01-01T00:01')
  expect(await monthShown()).toMatchObject({ state: 'missed' })
})

test('domain §7 #2 a month that another one leans on stays to be held', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const july = aPolicy({ month: '2027-07' })
  const august = aPolicy({ month: '2027-08', policy: 'combined', combinedWith: '2027-07' })
  await world().yes('policy.set', august, unit)
  expect(await world().no('policy.set', july, unit)).toBe('month-leaned-on')
})

test("C2.1c a unit's own word stands before the school's", async () => {
  const school = await anOrgOfficer(world())
  await world().yes('policy.set', aPolicy({ orgId: theSchool()._id }), school)
  expect((await monthShown())?.policy).toMatchObject({ policy: 'exempt' })
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('policy.set', aPolicy({ policy: 'normal', reason: '本单位照常开展' }), unit)
  expect((await monthShown())?.policy).toMatchObject({ policy: 'normal' })
  await world().at('2027-01-01T00:01')
  expect(await monthShown()).toMatchObject({ state: 'missed' })
})

test('what was said before is kept, the same again is kept once', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('policy.set', aPolicy(), unit)
  const normal = aPolicy({ policy: 'normal', reason: '恢复正常' })
  const taps = [1, 2].map(() => world().yes('policy.set', normal, unit))
  await Promise.all(taps)
  expect(await stored()).toMatchObject({
    policy: 'normal',
    earlier: [{ policy: 'exempt', reason: '期末考试与寒假' }],
  })
})

test('nothing is set without a reason, for a branch, or for the school by a unit', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const { reason, ...without } = aPolicy()
  expect(await world().call('policy.set', without, unit)).toMatchObject({
    code: 'input-invalid',
    fields: ['reason'],
  })
  const ofSchool = aPolicy({ orgId: theSchool()._id, reason })
  expect(await world().no('policy.set', ofSchool, unit)).toBe('not-allowed')
  const ofBranch = aPolicy({ orgId: fixture().branch._id })
  expect(await world().no('policy.set', ofBranch, await anOrgOfficer(world()))).toBe('org-unknown')
})

test('domain §7 #2, T6 what the school sets for the next month makes no month missed that the unit combined with it', async () => {
  const exempt = aPolicy({ orgId: theSchool()._id, reason: '寒假' })
  const [unit, school] = [await aUnitSecretary(world(), fixture()), await anOrgOfficer(world())]
  const { unit: above, branch } = fixture()
  const november = aPolicy({ month: '2026-11', policy: 'combined', combinedWith: '2026-12' })
  await world().at('2026-11-20T10:00')
  await world().yes('policy.set', november, unit)
  await world().at('2026-12-05T10:00')
  await world().yes('policy.set', exempt, school)
  expect(await monthShown('2026-11')).toMatchObject({ state: 'combined' })
  expect(await monthShown()).toMatchObject({ state: 'upcoming', policy: null })
  await putHeldDay(world(), branch, '2026-12-11')
  await world().at('2027-01-02T10:00')
  expect(await monthShown('2026-11')).toMatchObject({ state: 'combined' })
  const { branches } = await world().yes('unit.show', { unitId: above._id, year: 2026 }, unit)
  expect(branches[0]?.months.slice(10)).toMatchObject([
    { state: 'combined' },
    { state: 'held_on_time' },
  ])
  const input = { month: '2026-11' }
  const { units } = await world().yes('school.show', input, school)
  const numbers = units.find((one) => one.unit.orgId === above._id)
  expect(numbers).toMatchObject({ states: { combined: 1 } })
})
