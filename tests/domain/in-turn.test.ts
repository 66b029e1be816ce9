import { eachSafely, fewAtATime } from '../../cloudfunctions/core/steps/in-turn'

const items = Array.from({ length: 20 }, (_, i) => i)

test('when one fails no other is begun, and nothing is under way after the answer', async () => {
  const [begun, ended]: [number[], number[]] = [[], []]
  const work = async (item: number) => {
    begun.push(item)
    await Promise.resolve()
    if (item === 3) throw new Error('three')
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    ended.push(item)
  }
  await expect(fewAtATime(items, work, 4)).rejects.toThrow('three')
  const [first, second] = [begun.length, ended.length]
  expect(second).toBe(first - 1)
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
  expect([begun.length, ended.length]).toEqual([first, second])
  expect(first).toBeLessThan(items.length)
})

test('one that fails keeps no other from its turn, one at a time where that is wished', async () => {
  let [now, most] = [0, 0]
  const faults: unknown[] = []
  const log = { info() {}, fault: (_: string, error: unknown) => void faults.push(error) }
  const done = await eachSafely(
    { log },
    items,
    async (item) => {
      now += 1
      most = Math.max(most, now)
      await Promise.resolve()
      now -= 1
      if (item === 3) throw new Error('three')
    },
    1,
  )
  expect([done, most, faults.length]).toEqual([19, 1, 1])
})
