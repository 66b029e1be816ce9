import { addLate, aUnitSecretary, closeEvent, foundBranch, postEvent } from '../support/branch'
import { anOffice } from '../support/builders'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { mergedWith } from '../support/reshaped'

const { world, fixture } = inAWorld(startWorld)
guards('ledger.show', () => ({ branchId: fixture().branch._id }), {
  world,
  fixture,
  cast: ['prospect', 'activist'],
})
const show = (over = {}, openid = fixture().as('member')) =>
  world().yes('ledger.show', over, openid)
const close = async () => closeEvent(world(), fixture(), await postEvent(world(), fixture()))

test('C4.3d a member reads the own branch: a line for each closed event, and a chain that holds', async () => {
  const first = await close()
  await close()
  const shown = await show()
  expect(shown.lines.map((line) => line.seq)).toEqual([1, 2])
  expect(shown.lines[0]).toMatchObject({ digest: first.digest, theme: '学习党章专题讨论' })
  expect(shown).toMatchObject({ year: 2026, broken: null, may: { export: false } })
})

test('only closed events stand in it; another year is empty', async () => {
  await postEvent(world(), fixture())
  expect((await show()).lines).toEqual([])
  await close()
  expect((await show({ year: 2025 })).lines).toEqual([])
  await world().at('2027-01-05T10:00')
  expect(await show()).toMatchObject({ year: 2027, lines: [] })
  expect((await show({ year: 2026 })).lines).toHaveLength(1)
})

test('C4.3d an entry changed behind our back is named', async () => {
  await close()
  const second = await close()
  await close()
  const entry = await world().documents.get('ledger', second.entryId)
  const line = { ...(entry?.line as object), theme: '改过的主题' }
  await world().documents.patch('ledger', second.entryId, { line })
  expect((await show()).broken).toEqual({ entryId: second.entryId, seq: 2 })
})

test('leaders and the unit above may export, others not', async () => {
  await close()
  expect((await show({}, fixture().as('secretary'))).may.export).toBe(true)
  const unit = await aUnitSecretary(world(), fixture())
  const shown = await show({ branchId: fixture().branch._id }, unit)
  expect(shown).toMatchObject({ may: { export: true }, lines: [{ seq: 1 }] })
})

test('a member of another branch reads the own one only', async () => {
  const other = await foundBranch(world())
  await close()
  expect((await show({}, other.as('member'))).lines).toEqual([])
  const input = { branchId: fixture().branch._id }
  expect(await world().no('ledger.show', input, other.as('member'))).toBe('not-allowed')
  const none = { branchId: 'b00000000000' }
  expect(await world().no('ledger.show', none, other.as('member'))).toBe('not-allowed')
})

describe('D6 a late entry', () => {
  const added = async (openid: string) => {
    const { lines } = await show({ branchId: fixture().branch._id }, openid)
    return lines.flatMap((line) => line.additions)
  }
  const [named, unnamed] = [
    { kind: 'late_entry', name: 'member', reason: '当天就医后赶到' },
    { kind: 'late_entry', name: '', reason: '' },
  ]
  let activityId = ''
  beforeEach(async () => {
    activityId = await postEvent(world(), fixture())
    await closeEvent(world(), fixture(), activityId)
    await addLate(world(), fixture(), activityId, fixture().people.member._id)
  })

  test('is told to the unit without name and reason, to the branch with both', async () => {
    const said = { activityId, key: aKey(), text: '地点应为302', reason: '笔误' }
    await world().yes('record.correct', said, fixture().as('secretary'))
    const correction = { kind: 'correction', name: 'secretary', reason: '笔误' }
    const unit = await aUnitSecretary(world(), fixture())
    expect(await added(unit)).toMatchObject([unnamed, correction])
    for (const who of ['member', 'secretary'] as const)
      expect(await added(fixture().as(who))).toMatchObject([named, correction])
  })

  test('is named to who is of the unit and of the branch, and to those who took over from it', async () => {
    const { branch, unit, people, as } = fixture()
    await world().documents.put('roles', anOffice(people.liaison._id, unit._id, 'unit_secretary'))
    expect(await added(as('liaison'))).toMatchObject([named])
    await world().at('2026-12-12T09:00')
    const { beside } = await mergedWith(world(), fixture(), '2026-12-12')
    expect(await added(beside.as('member'))).toMatchObject([named])
    expect(await added(await aUnitSecretary(world(), fixture()))).toMatchObject([unnamed])
    await world().documents.put('orgs', { ...branch, validTo: '2026-12-11', successors: [] })
    expect(await added(await aUnitSecretary(world(), fixture()))).toMatchObject([named])
  })
})
