import { WRONG } from '../../tools/simulate/account'
import { simulateReminders } from '../../tools/simulate/reminders'

test('C2.2c, C2.3h two months of a school: what is owed is sent once or shown to somebody, none beyond what was accepted', async () => {
  const { lines, reasons, met, posted, changed, cancelled } = await simulateReminders({
    units: 1,
    branches: 4,
    members: 12,
    days: 62,
    seed: 5,
    accepting: 6,
    chances: { killed: 15, doubled: 10, refused: 4, lost: 8, early: 20, repeated: 50 },
  })
  expect(posted).toBeGreaterThan(4)
  expect(changed + cancelled).toBeGreaterThan(0)
  for (const what of [
    'killed',
    'doubled',
    'refusals',
    'lost',
    'early',
    'repeated',
    'silent',
  ] as const) {
    expect(met[what]).toBeGreaterThan(0)
  }
  const sum = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0)
  expect(sum((line) => line.sent)).toBeGreaterThan(20)
  expect(lines.every((line) => line.owed > 0)).toBe(true)
  const none = Object.fromEntries(WRONG.map((column) => [column, 0]))
  expect(lines).toEqual(lines.map(() => expect.objectContaining(none)))
  const listed = Object.values(reasons).reduce((total, n) => total + n, 0)
  expect(listed).toBe(sum((line) => line.listed))
})
