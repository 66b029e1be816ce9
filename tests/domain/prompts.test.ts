import fc from 'fast-check'
import {
  isPressing,
  type MonthPrompted,
  type Prompted,
  promptsOn,
  uselessFrom,
} from '../../cloudfunctions/core/domain/prompts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const held = (day: string, over = {}) => ({
  _id: 'a00000000001',
  theme: '走进校史馆',
  startsAt: at(`${day}T15:00`),
  endsAt: at(`${day}T16:30`),
  cancelled: null,
  sealedAt: null,
  ...over,
})
const month = (over: Partial<MonthPrompted> = {}): MonthPrompted => ({
  month: '2026-12',
  open: true,
  prepared: '民主议事',
  usualDay: '2026-12-11',
  ...over,
})
const branch = (over: Partial<MonthPrompted> = {}, more: Partial<Prompted> = {}): Prompted => ({
  months: [month(over)],
  leadDays: 2,
  held: [],
  ...more,
})
const closing = (one: ReturnType<typeof held>) => branch({ open: false }, { held: [one] })
const kinds = (of: Prompted, day: string) =>
  promptsOn(of, at(`${day}T09:00`)).map((one) => one.kind)

test.each([
  ['five days before nothing is said', '2026-12-06', []],
  ['C2.2c four days before', '2026-12-07', ['post-4']],
  ['C2.2c three days before', '2026-12-08', ['post-3']],
  ['C2.2c two days before it is still in time', '2026-12-09', ['post-3']],
  ['C2.2c the day before it can still be posted, with a reason', '2026-12-10', ['post-late']],
  ['C2.2c on the usual day itself too', '2026-12-11', ['post-late']],
  ['C2.2c once it is over nothing is said', '2026-12-12', []],
  ['C2.1b in the last week', '2026-12-25', ['silent']],
])('%s', (_, day, found) => expect(kinds(branch(), day)).toEqual(found))

test.each<[string, Partial<MonthPrompted>, string]>([
  ['C2.1b it is posted, exempt or combined', { open: false }, '2026-12-08'],
  ['C2.1a there is no usual day', { usualDay: null }, '2026-12-08'],
])('nothing is said when %s', (_, over, day) => expect(kinds(branch(over), day)).toEqual([]))

test.each<[string, string, string[]]>([
  ['C2.2c four days before', '2026-11-27', ['silent 2026-11', 'post-4 2026-12']],
  ['C2.2c three days before', '2026-11-28', ['silent 2026-11', 'post-3 2026-12']],
  ['C2.2c the eve', '2026-11-30', ['silent 2026-11', 'post-late 2026-12']],
  ['C2.1b in the last week of the month itself', '2026-12-28', ['silent 2026-12']],
])(
  'a usual day in the first days of a month is prepared in the one before: %s',
  (_, day, found) => {
    const months = [
      month({ month: '2026-11', usualDay: '2026-11-03' }),
      month({ usualDay: '2026-12-01' }),
    ].filter((one) => one.month >= day.slice(0, 7))
    const prompts = promptsOn({ months, leadDays: 2, held: [] }, at(`${day}T09:00`))
    expect(prompts.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(found)
  },
)

test.each<[number, string, string[], string | null]>([
  [7, '2026-12-01', [], null],
  [7, '2026-12-02', ['post-4'], '2026-12-04'],
  [7, '2026-12-04', ['post-3'], '2026-12-04'],
  [7, '2026-12-05', ['post-late'], '2026-12-11'],
  [0, '2026-12-09', ['post-4'], '2026-12-11'],
  [0, '2026-12-11', ['post-3'], '2026-12-11'],
])(
  'C2.2c a school that asks for %i days is obeyed by who is reminded on %s',
  (leadDays, day, found, by) => {
    const prompts = promptsOn(branch({}, { leadDays }), at(`${day}T09:00`))
    expect(prompts.map(({ kind }) => kind)).toEqual(found)
    expect(prompts[0]?.by ?? null).toBe(by)
  },
)

test('C2.2c a month is asked for from two days before the last good one on', () => {
  const days = ['2026-11-26', '2026-11-27', '2026-12-01']
  expect(days.map((day) => isPressing('2026-11-29', day))).toEqual([false, true, true])
  expect(isPressing(null, '2026-11-29')).toBe(false)
})

test.each<[string, string, string[]]>([
  ['on the day itself', '2026-12-11', []],
  ['C4.3b the day after', '2026-12-12', ['close-1']],
  ['C4.3b four days after', '2026-12-15', ['close-1']],
  ['C4.3b five days after', '2026-12-16', ['close-5']],
  ['two weeks after nobody is chased', '2026-12-25', []],
])('a record that is open: %s', (_, day, found) => {
  const done = closing(held('2026-12-11'))
  expect(kinds(done, day)).toEqual(found)
  const closed = closing(held('2026-12-11', { sealedAt: 1 }))
  expect(kinds(closed, day)).toEqual([])
  const off = closing(held('2026-12-11', { cancelled: {} }))
  expect(kinds(off, day)).toEqual([])
})

test('a day in batches: its record is asked for after the last sitting', () => {
  const last = { startsAt: at('2026-12-18T15:00'), endsAt: at('2026-12-18T16:30') }
  const batches = closing(held('2026-12-11', { sessions: [last] }))
  expect(kinds(batches, '2026-12-16')).toEqual([])
  expect(kinds(batches, '2026-12-19')).toEqual(['close-1'])
})

test('whenever it is asked: each thing once, and never when it is useless already', () => {
  const year = fc.integer({ min: at('2026-11-25T00:00'), max: at('2027-01-10T00:00') })
  const day = fc.constantFrom('2026-12-01', '2026-12-11', '2026-12-31')
  fc.assert(
    fc.property(year, fc.boolean(), day, (now, open, on) => {
      const found = promptsOn(branch({ open, usualDay: on }, { held: [held(on)] }), now)
      const names = found.map(({ kind, subject }) => `${kind} ${subject}`)
      expect(new Set(names).size).toBe(names.length)
      expect(found.every((one) => uselessFrom(one) > now)).toBe(true)
    }),
  )
})
