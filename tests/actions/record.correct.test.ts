import { AFTER, closeEvent, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { bytesAt, cellsOf } from '../support/forms'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
const input = (key = aKey(), text = '地点应为学院楼302') => ({
  activityId,
  key,
  text,
  reason: '笔误',
})
guards('record.correct', input, { world, fixture, cast: ['member', 'prospect', 'recorder'] })
const correct = (said = input()) => world().yes('record.correct', said, fixture().as('secretary'))
const branchId = () => fixture().branch._id

test('C2.0f, C4.3d a correction is a sealed entry of its own; what was sealed stays', async () => {
  const closed = await closeEvent(world(), fixture(), activityId)
  const before = await world().documents.get('ledger', closed.entryId)
  const { entryId } = await correct()
  expect(entryId).not.toBe(closed.entryId)
  expect(await world().documents.get('ledger', closed.entryId)).toEqual(before)
  const shown = await world().yes('record.show', { activityId }, fixture().as('member'))
  expect(shown.corrections).toMatchObject([
    { text: '地点应为学院楼302', reason: '笔误', name: 'secretary' },
  ])
  expect(shown.draft.content).toBe('学习党章,交流体会。')
  const ledger = await world().yes('ledger.show', { branchId: branchId() }, fixture().as('member'))
  expect(ledger.broken).toBeNull()
  expect(ledger.lines).toHaveLength(1)
  expect(ledger.lines[0]?.additions).toMatchObject([
    { kind: 'correction', name: 'secretary', reason: '笔误' },
  ])
})

test('C4.3d the day of filing stays the day the record was closed, on the page and on paper', async () => {
  await closeEvent(world(), fixture(), activityId)
  const member = fixture().as('member')
  const before = await world().yes('record.show', { activityId }, member)
  await world().at('2027-01-08T09:00')
  await correct()
  const after = await world().yes('record.show', { activityId }, member)
  const { sealedAt, daysAfter } = before.sealed ?? {}
  expect(after.sealed).toMatchObject({ sealedAt, daysAfter })
  const { lines } = await world().yes('ledger.show', { year: 2026 }, member)
  expect(lines).toMatchObject([{ sealedOn: '2026-12-11', additions: [{ on: '2027-01-08' }] }])
  const made = await world().yes('forms.ledger', { year: 2026 }, fixture().as('secretary'))
  const rows = await cellsOf(await bytesAt(made))
  const head = rows.findIndex((row) => row.includes('归档日期'))
  const column = rows[head]?.indexOf('归档日期') ?? -1
  expect(rows[head + 1]?.[column]).toBe('2026-12-11')
})

test('the same tap twice, also at once, is one correction; another tap is another', async () => {
  await closeEvent(world(), fixture(), activityId)
  const said = input()
  const answers = await Promise.all([correct(said), correct(said)])
  expect(answers[0]).toEqual(answers[1])
  expect(await correct(said)).toEqual(answers[0])
  await correct(input(aKey(), '参加人数以签到表为准'))
  const { corrections } = await world().yes('record.show', { activityId }, fixture().as('deputy'))
  expect(corrections.map(({ text }) => text)).toEqual(['地点应为学院楼302', '参加人数以签到表为准'])
})

test('a record that is still open is written, not corrected', async () => {
  expect(await world().no('record.correct', input(), fixture().as('secretary'))).toBe('not-sealed')
})
