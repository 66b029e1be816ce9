import { anOrgOfficer, foundBranch } from '../support/branch'
import { startWorld } from '../support/call'
import { bytesAt, cellsOf, table } from '../support/forms'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at('2028-01-05T10:00'))
guards('forms.school-annual', () => ({ year: 2027 }), {
  world,
  fixture,
  cast: ['member', 'secretary', 'deputy'],
})

test('D6 the school has a row for each unit and no branch by name', async () => {
  const { branch, unit } = fixture()
  const other = await foundBranch(world())
  await putHeldDay(world(), branch, '2027-03-12')
  await putHeldDay(world(), branch, '2027-05-12', { makesUpFor: '2027-04' })
  const made = await world().yes('forms.school-annual', { year: 2027 }, await anOrgOfficer(world()))
  const cells = await cellsOf(await bytesAt(made))
  const rows = table(cells.slice(0, -1), '院系级党组织名称')
  const own = rows.find((row) => row.院系级党组织名称 === unit.name)
  expect(own).toMatchObject({
    党支部数: '1',
    '3月': '1/1',
    '4月': '0/1',
    应开展月份数: '12',
    按时开展月份数: '1',
    补开月份数: '1',
    完成率: '8%',
  })
  expect(rows.map((row) => row.院系级党组织名称)).toContain(other.unit.name)
  expect(cells.flat().join()).not.toContain(branch.name)
})

test('a school that was never entered has no table', async () => {
  const officer = await anOrgOfficer(world())
  const { documents } = world()
  const school = (await documents.find('orgs', { where: { level: 'school' }, limit: 1 }))[0]
  if (!school) throw new Error('there is a school')
  await documents.remove('orgs', school._id)
  expect(await world().no('forms.school-annual', { year: 2027 }, officer)).toBe('org-unknown')
})
