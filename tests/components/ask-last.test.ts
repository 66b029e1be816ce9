import { askLast } from '../../miniprogram/services/ask-last'

const questions = () => {
  const answers: ((value: string) => void)[] = []
  const ask = () => new Promise<string>((resolve) => answers.push(resolve))
  return { ask, answer: (index: number, value: string) => answers[index]?.(value) }
}

test('an answer that was overtaken shows nothing, in whatever order they come', async () => {
  const page = {}
  const { ask, answer } = questions()
  const [first, second] = [askLast(page, ask), askLast(page, ask)]
  answer(1, 'new')
  answer(0, 'old')
  expect(await second).toBe('new')
  expect(await first).toBeNull()
})

test('pages do not overtake each other, and one question after the other is answered', async () => {
  const { ask, answer } = questions()
  const [mine, yours] = [askLast({}, ask), askLast({}, ask)]
  answer(0, 'mine')
  answer(1, 'yours')
  expect([await mine, await yours]).toEqual(['mine', 'yours'])
  const page = {}
  const once = askLast(page, async () => 'once')
  expect(await once).toBe('once')
  expect(await askLast(page, async () => 'again')).toBe('again')
})
