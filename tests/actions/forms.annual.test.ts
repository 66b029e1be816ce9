import { aUnitSecretary, closeEvent, foundBranch, postEvent } from '../support/branch'
import { aBranch } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { bytesAt, cellsOf, table } from '../support/forms'
import { guards, inAWorld } from '../support/guards'
import { putHeldDay } from '../support/held'

const { world, fixture } = inAWorld(startWorld)
const input = () => ({ year: 2027, orgId: fixture().branch._id })
beforeEach(() => world().at('2028-01-05T10:00'))
guards('forms.annual', input, { world, fixture, cast: ['member', 'prospect'] })

const MONTHS = Array.from({ length: 12 }, (_, i) => `${i + 1}月`)

/** Ten months of a year: one missed, one made up, one exempt, one combined. */
async function aYear() {
  const { branch, unit, as } = fixture()
  for (const month of ['01', '03', '05', '06', '07', '09', '10', '11', '12']) {
    await putHeldDay(world(), branch, `2027-${month}-12`)
  }
  await putHeldDay(world(), branch, '2027-05-20', { makesUpFor: '2027-04' })
  await world().documents.put('months', {
    _id: `policy_${unit._id}_2027-02`,
    orgId: unit._id,
    orgName: unit.name,
    month: '2027-02',
    kind: 'policy',
    policy: 'exempt',
    reason: '寒假',
    combinedWith: null,
    earlier: [],
    setBy: fixture().people.secretary._id,
    setAt: Date.parse('2027-01-05T10:00:00+08:00'),
  })
  return as
}

test('T11, §4.7 twelve months, months held on time and the share; a make-up is told apart', async () => {
  const as = await aYear()
  const made = await world().yes('forms.annual', { year: 2027 }, as('secretary'))
  expect(made.fileName).toMatch(/^第\d+党支部_2027年组织生活开展情况统计表\.xlsx$/)
  const cells = await cellsOf(await bytesAt(made))
  expect(cells[0]?.[0]).toBe('组织生活开展情况统计表')
  const [row, ...others] = table(cells.slice(0, -1), '院系级党组织名称')
  expect(others).toEqual([])
  expect(MONTHS.map((month) => row?.[month])).toEqual([
    '按时',
    '免',
    '按时',
    '补开05-20',
    '按时',
    '按时',
    '按时',
    '未开展',
    '按时',
    '按时',
    '按时',
    '按时',
  ])
  // C2.1b, §7 #16: nine of eleven, since February is exempt
  expect(row).toMatchObject({
    院系级党组织名称: fixture().unit.name,
    党支部名称: fixture().branch.name,
    应开展月份数: '11',
    按时开展月份数: '9',
    补开月份数: '1',
    完成率: '81%',
  })
})

test('a unit has a row for each branch in the order of their founding, whatever they held', async () => {
  await aYear()
  const { unit, branch } = fixture()
  const younger = { ...aBranch(unit, '后来支部'), createdAt: branch.createdAt + 1 }
  await world().documents.put('orgs', younger)
  await putHeldDay(world(), younger, '2027-03-12')
  const openid = await aUnitSecretary(world(), fixture())
  const made = await world().yes('forms.annual', { year: 2027, orgId: unit._id }, openid)
  const rows = table((await cellsOf(await bytesAt(made))).slice(0, -1), '院系级党组织名称')
  expect(rows.map((row) => row.党支部名称)).toEqual([branch.name, '后来支部'])
  expect(rows[1]).toMatchObject({ 应开展月份数: '11', 按时开展月份数: '1', 完成率: '9%' })
})

test('months to come are in no share', async () => {
  await world().at('2027-03-20T10:00')
  await putHeldDay(world(), fixture().branch, '2027-01-12')
  const made = await world().yes('forms.annual', input(), fixture().as('secretary'))
  const [row] = table((await cellsOf(await bytesAt(made))).slice(0, -1), '院系级党组织名称')
  expect(row).toMatchObject({ 应开展月份数: '2', 按时开展月份数: '1', 完成率: '50%' })
})

test('the unit of a leader is the unit’s own, not the leader’s', async () => {
  const orgId = fixture().unit._id
  expect(await world().no('forms.annual', { year: 2027, orgId }, fixture().as('secretary'))).toBe(
    'not-allowed',
  )
  const other = await foundBranch(world())
  expect(
    await world().no('forms.annual', { year: 2027, orgId: other.unit._id }, fixture().as('deputy')),
  ).toBe('not-allowed')
})

test('C3.2a meetings of the day stand in the year, each once, and what was added later counts nothing twice', async () => {
  await world().at('2026-12-08T10:00')
  const activityId = await postEvent(world(), fixture())
  const segments = (['members_meeting', 'lecture', 'lecture'] as const).map((type, i) => ({
    type,
    title: `第${i + 1}项`,
    from: null,
    to: null,
    content: '学习党章并讨论。',
  }))
  await closeEvent(world(), fixture(), activityId, { segments })
  const why = { activityId, key: aKey(), text: '地点应为报告厅', reason: '写错' }
  await world().yes('record.correct', why, fixture().as('secretary'))
  const unit = await aUnitSecretary(world(), fixture())
  for (const [openid, orgId] of [
    [fixture().as('secretary'), fixture().branch._id],
    [unit, fixture().unit._id],
  ] as const) {
    const made = await world().yes('forms.annual', { year: 2026, orgId }, openid)
    const cells = await cellsOf(await bytesAt(made))
    const [row] = table(cells.slice(0, -1), '院系级党组织名称')
    expect(row).toMatchObject({ 党员大会次数: '1', 党课次数: '2', 支委会次数: '0' })
  }
})
