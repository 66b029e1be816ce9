import type { Month, MonthPolicy } from '../../cloudfunctions/core/contract'
import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import {
  decidePolicy,
  policiesFor,
  standingFor,
} from '../../cloudfunctions/core/domain/month-policy'

const NOW = Date.parse('2026-07-15T10:00+08:00')
type Set = Record<Month, { policy: MonthPolicy; combinedWith: Month | null }>
const decide = (
  month: Month,
  policy: MonthPolicy,
  combinedWith: Month | null = null,
  set: Set = {},
  now = NOW,
) => {
  const standing = (one: Month) => set[one] ?? null
  const decision = decidePolicy({ now, month, policy, reason: '暑假', combinedWith, standing })
  return decision.ok ? decision.value : decision.code
}
const combined = (combinedWith: Month) => ({ policy: 'combined' as const, combinedWith })
const exempt = { policy: 'exempt' as const, combinedWith: null }
const normal = { policy: 'normal' as const, combinedWith: null }

test.each([
  ['C2.1c a month to come', '2026-08'],
  ['C2.1c the month that runs', '2026-07'],
])('%s can be exempt, with the reason', (_, month) =>
  expect(decide(month, 'exempt')).toEqual({ policy: 'exempt', reason: '暑假', combinedWith: null }),
)

test('C2.1c a month is set before it ends: in its last minute still, in the first of the next no more', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`)
  expect(decide('2026-07', 'exempt', null, {}, at('2026-07-31T23:59'))).toMatchObject(exempt)
  expect(decide('2026-07', 'exempt', null, {}, at('2026-08-01T00:00'))).toBe('policy-month-over')
})

test.each<
  [
    string,
    Month,
    MonthPolicy,
    Month | null,
    Set,
    'yes' | 'combined-month-invalid' | 'month-leaned-on',
  ]
>([
  ['with the month before', '2026-08', 'combined', '2026-07', {}, 'yes'],
  ['with the month after', '2026-08', 'combined', '2026-09', {}, 'yes'],
  [
    'with one that is explicitly normal',
    '2026-08',
    'combined',
    '2026-07',
    { '2026-07': normal },
    'yes',
  ],
  ['with none', '2026-08', 'combined', null, {}, 'combined-month-invalid'],
  ['with itself', '2026-08', 'combined', '2026-08', {}, 'combined-month-invalid'],
  ['with one further off', '2026-08', 'combined', '2026-10', {}, 'combined-month-invalid'],
  ['across the year', '2026-12', 'combined', '2027-01', {}, 'combined-month-invalid'],
  [
    'with one that is combined itself',
    '2026-08',
    'combined',
    '2026-07',
    { '2026-07': combined('2026-06') },
    'combined-month-invalid',
  ],
  [
    'with one that is exempt',
    '2026-08',
    'combined',
    '2026-07',
    { '2026-07': exempt },
    'combined-month-invalid',
  ],
  [
    'while the neighbour leans on it',
    '2026-07',
    'combined',
    '2026-08',
    { '2026-08': combined('2026-07') },
    'month-leaned-on',
  ],
  [
    'exempt while the neighbour leans on it',
    '2026-07',
    'exempt',
    null,
    { '2026-08': combined('2026-07') },
    'month-leaned-on',
  ],
  [
    'normal while the neighbour leans on it',
    '2026-07',
    'normal',
    null,
    { '2026-08': combined('2026-07') },
    'yes',
  ],
  [
    'another month named for an exempt one',
    '2026-08',
    'exempt',
    '2026-07',
    {},
    'combined-month-invalid',
  ],
  ['set anew', '2026-08', 'combined', '2026-09', { '2026-08': combined('2026-07') }, 'yes'],
])('domain §7 #2 held together %s', (_, month, policy, withMonth, set, answer) => {
  const decided = decide(month, policy, withMonth, set)
  if (answer === 'yes') expect(decided).toMatchObject({ policy, combinedWith: withMonth })
  else expect(decided).toBe(answer)
})

test("C2.1c the unit's word stands before the school's, also when it says that the month is normal", () => {
  const of = (orgId: string, month: Month) => ({ orgId, month })
  const school = schoolIdOf()
  const set = [
    of(school, '2026-07'),
    of(school, '2026-08'),
    of('u1', '2026-08'),
    of('u2', '2026-07'),
  ]
  const whose = (unit: string, month: Month) => standingFor(set, unit, month)?.orgId ?? null
  expect(whose('u1', '2026-08')).toBe('u1')
  expect(whose('u1', '2026-07')).toBe(school)
  expect(whose('u2', '2026-08')).toBe(school)
  expect(whose('u1', '2026-09')).toBeNull()
  expect(whose(school, '2026-08')).toBe(school)
})

describe('domain §7 #2 a month that a unit holds another one together with', () => {
  const school = schoolIdOf()
  const of = (orgId: string, month: Month, one: Set[Month]) => ({ orgId, month, ...one })
  const november = of('u1', '2026-11', combined('2026-12'))
  const december = of(school, '2026-12', exempt)
  const states = (unit: string, set: ReturnType<typeof of>[]) => {
    const { policyOf, combinedWith } = policiesFor(set, unit)
    return [policyOf('2026-11'), combinedWith('2026-11'), policyOf('2026-12')]
  }

  test('is held as usual there, whatever the school sets for it afterwards', () => {
    expect(states('u1', [november, december])).toEqual(['combined', '2026-12', 'normal'])
    expect(states('u2', [november, december])).toEqual(['normal', null, 'exempt'])
  })

  test('is what the unit says of it, once it says anything', () => {
    const own = of('u1', '2026-12', exempt)
    expect(states('u1', [own, december])).toEqual(['normal', null, 'exempt'])
  })

  test('is exempt as the school says when the unit takes its word back', () => {
    expect(states('u1', [of('u1', '2026-11', normal), december])).toEqual([
      'normal',
      null,
      'exempt',
    ])
  })
})
