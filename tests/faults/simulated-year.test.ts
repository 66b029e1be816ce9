import { simulateReminders } from '../../tools/simulate/reminders'

test('C2.2c two months of a school: every message is sent once or listed with its reason, none beyond what was accepted', async () => {
  const { lines, reasons, met, posted } = await simulateReminders({
    units: 1,
    branches: 4,
    members: 12,
    days: 62,
    seed: 5,
    chances: { killed: 15, doubled: 10, refused: 4 },
  })
  expect(posted).toBeGreaterThan(4)
  expect(met.killed).toBeGreaterThan(0)
  expect(met.doubled).toBeGreaterThan(0)
  expect(met.refusals).toBeGreaterThan(0)
  const sum = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0)
  expect(sum((line) => line.sent)).toBeGreaterThan(20)
  expect(
    lines.map(({ open, missing, twice, untrue, beyond }) => ({
      open,
      missing,
      twice,
      untrue,
      beyond,
    })),
  ).toEqual(lines.map(() => ({ open: 0, missing: 0, twice: 0, untrue: 0, beyond: 0 })))
  const listed = Object.values(reasons).reduce((total, n) => total + n, 0)
  expect(listed).toBe(sum((line) => line.listed))
})
