import { addLate, aUnitSecretary, closeEvent, foundBranch, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { bytesAt, cellsOf, type Made, table } from '../support/forms'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = () => ({ year: 2026, unitId: fixture().unit._id })
guards('forms.unit-ledger', input, {
  world,
  fixture,
  cast: ['member', 'secretary', 'deputy', 'recorder'],
})

test('C4.3d every branch’s lines, once each, with what was added since', async () => {
  const activityId = await postEvent(world(), fixture())
  await closeEvent(world(), fixture(), activityId)
  const said = { activityId, key: aKey(), text: '地点应为 <302> & 隔壁', reason: '笔误' }
  await world().yes('record.correct', said, fixture().as('secretary'))
  const openid = await aUnitSecretary(world(), fixture())
  const made = await world().yes('forms.unit-ledger', { year: 2026 }, openid)
  expect(made.fileName).toMatch(/^第\d+党总支_2026年主题党日_台账（各支部）\.xlsx$/)
  const bytes = await bytesAt(made)
  const rows = table(await cellsOf(bytes), '党支部')
  expect(rows).toHaveLength(1)
  const shown = await world().yes('ledger.show', { year: 2026 }, fixture().as('secretary'))
  const [line] = shown.lines
  expect(rows[0]).toMatchObject({
    党支部: fixture().branch.name,
    序号: '1',
    月份: '2026-12',
    主题: line?.theme,
    应到: String(line?.counts.due),
    实到: String(line?.counts.present),
    决议数: '0',
    是否按期: '按期',
    归档后补充: expect.stringMatching(/^2026-12-11 .+更正记录：笔误$/),
    校验码: line?.digest.slice(0, 8),
  })
})

test('D6 a late entry goes up without its name and its reason', async () => {
  const { as, people } = fixture()
  const activityId = await postEvent(world(), fixture())
  await closeEvent(world(), fixture(), activityId)
  await addLate(world(), fixture(), activityId, people.member._id)
  const added = async (made: Made, first: string) =>
    table(await cellsOf(await bytesAt(made)), first)[0]?.归档后补充
  const unit = await aUnitSecretary(world(), fixture())
  const ofUnit = await world().yes('forms.unit-ledger', { year: 2026 }, unit)
  expect(await added(ofUnit, '党支部')).toBe('2026-12-11 补登1人到会')
  const branch = { branchId: fixture().branch._id, year: 2026 }
  const handedUp = await world().yes('forms.ledger', branch, unit)
  expect(await added(handedUp, '序号')).toBe('2026-12-11 补登1人到会')
  const own = await world().yes('forms.ledger', branch, as('secretary'))
  expect(await added(own, '序号')).toBe('2026-12-11 补登member到会：当天就医后赶到')
})

test('another unit’s branches are not in it; a year without lines has none', async () => {
  const other = await foundBranch(world())
  await closeEvent(world(), other, await postEvent(world(), other))
  const openid = await aUnitSecretary(world(), fixture())
  const made = await world().yes('forms.unit-ledger', { year: 2026 }, openid)
  expect(table(await cellsOf(await bytesAt(made)), '党支部')).toEqual([])
})
