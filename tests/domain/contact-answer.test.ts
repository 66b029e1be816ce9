import { answerIn, asksForContact } from '../../cloudfunctions/core/domain/contact-answer'

type Entry = Parameters<typeof answerIn>[2][number]
const entry = (at: number, over: Partial<Entry> = {}): Entry => ({
  memberId: 'far',
  month: '2026-12',
  on: '2026-12-08',
  at,
  reached: over.answer === 'fine',
  ...over,
})
const fine = (at: number) => entry(at, { answer: 'fine' })
const callMe = (at: number) => entry(at, { answer: 'call_me' })
const reached = (at: number) => entry(at, { reached: true })

test.each<[string, Entry[], boolean]>([
  ['C2.3h nothing said, nothing asked', [], false],
  ['C2.3h asked', [callMe(1)], true],
  ['C2.3h asked after all was well', [fine(1), callMe(2)], true],
  ['C2.3h well after all', [callMe(1), fine(2)], false],
  ['C2.3h somebody got through', [callMe(1), reached(2)], false],
  ['C2.3h somebody only tried', [callMe(1), entry(2)], true],
  ['C2.3h somebody got through before it was asked', [reached(1), callMe(2)], true],
  ['C2.3h somebody else asked', [{ ...callMe(1), memberId: 'x' }], false],
  ['C2.3h the wish stays past the end of the month', [{ ...callMe(1), month: '2026-11' }], true],
  [
    'C2.3h a call of the day before that is written down after the wish',
    [callMe(1), { ...reached(2), on: '2026-12-07' }],
    true,
  ],
])('%s', (_, log, asks) => expect(asksForContact('far', log)).toBe(asks))

test('the newest word of the month counts, whatever order it is read in', () => {
  expect(answerIn('far', '2026-12', [callMe(5), fine(9), reached(12)])?.answer).toBe('fine')
  expect(answerIn('far', '2026-12', [fine(9), callMe(10)])?.answer).toBe('call_me')
  expect(answerIn('far', '2026-12', [reached(1)])).toBeNull()
})
