import type { Mobility } from '../../cloudfunctions/core/contract'
import {
  attemptsIn,
  contactReminders,
  contactRounds,
  contactState,
  decideContact,
  decideLiaison,
} from '../../cloudfunctions/core/domain/contact'

const at = (text: string) => Date.parse(`${text}+08:00`)
const person = (id: string, liaisonId: string | null = 'l1', mobility: Mobility = 'mobile') => ({
  _id: id,
  stage: 'full' as const,
  mobility,
  mobilities: [{ mobility, from: '2026-01-10' }],
  liaisonId,
})
/** What a school has that sets nothing. */
const USUAL = { mobile: 1, retained_graduate: 1, overseas: 6 }
const DECEMBER = { month: '2026-12', running: '2026-12' }
const log = (month: string, reached: boolean, memberId = 'far') => ({ memberId, month, reached })

test.each([
  ['C2.3h a month without contact is owed', 'mobile', [], 'owed'],
  ['C2.3h one contact settles the month', 'mobile', [log('2026-12', true)], 'reached'],
  ["C2.3h last month's contact is no help", 'mobile', [log('2026-11', true)], 'owed'],
  ['C2.3h an attempt is an attempt', 'mobile', [log('2026-12', false)], 'tried'],
  [
    'C2.3h one success among attempts settles it',
    'mobile',
    [log('2026-12', false), log('2026-12', true)],
    'reached',
  ],
  ["C2.3h somebody else's contact is no help", 'mobile', [log('2026-12', true, 'x')], 'owed'],
  ['D3 overseas half a year counts', 'overseas', [log('2026-07', true)], 'reached'],
  ['D3 overseas more than half a year does not', 'overseas', [log('2026-06', true)], 'owed'],
] as const)('%s', (_, mobility, logs, state) => {
  expect(contactState({ _id: 'far', mobility }, '2026-12', logs, USUAL)).toBe(state)
})

test.each([
  ['D3 a school that asks for overseas every month', 1, '2026-11', 'owed'],
  ['D3 every quarter', 3, '2026-10', 'reached'],
  ['D3 not more than a quarter', 3, '2026-09', 'owed'],
])('%s', (_, every, month, state) => {
  const logs = [log(month, true)]
  const intervals = { ...USUAL, overseas: every }
  const person = { _id: 'far', mobility: 'overseas' as const }
  expect(contactState(person, '2026-12', logs, intervals)).toBe(state)
})

test.each(['mobile', 'retained_graduate'] as const)(
  'C2.3h %s is contacted every month, whatever is set for overseas',
  (mobility) => {
    const logs = [log('2026-11', true)]
    expect(contactState({ _id: 'far', mobility }, '2026-12', logs, USUAL)).toBe('owed')
  },
)

test('D3 a quarter for graduates whose relation stays, over the end of a year; nobody else is let off', () => {
  const intervals = { ...USUAL, retained_graduate: 3 }
  const state = (mobility: 'mobile' | 'retained_graduate', month: string) =>
    contactState({ _id: 'far', mobility }, month, [log('2026-11', true)], intervals)
  expect(state('retained_graduate', '2027-01')).toBe('reached')
  expect(state('retained_graduate', '2027-02')).toBe('owed')
  expect(state('mobile', '2026-12')).toBe('owed')
})

test("C2.3h attempts are counted; the member's wish to be called is none", () => {
  const wish = { ...log('2026-12', false), answer: 'call_me' as const }
  const logs = [log('2026-12', false), log('2026-12', false), log('2026-11', false), wish]
  expect(attemptsIn('far', '2026-12', logs)).toBe(2)
  expect(contactState({ _id: 'far', mobility: 'mobile' }, '2026-12', [wish], USUAL)).toBe('owed')
})

test.each([
  ['C2.3h today counts', 'mobile', '2026-12-20', '2026-12'],
  ['C2.3h last month is still open', 'mobile', '2026-11-01', '2026-11'],
  ['C2.3h older months are closed', 'mobile', '2026-10-31', 'contact-month-closed'],
  ['C2.3h tomorrow has not been', 'mobile', '2026-12-21', 'contact-month-closed'],
  ['C2.3g somebody merely away is due instead', 'away', '2026-12-20', 'member-not-away'],
] as const)('%s', (_, mobility, on, outcome) => {
  const answer = decideContact({ stage: 'full', mobility }, on, at('2026-12-20T10:00'))
  expect(answer.ok ? answer.value : answer.code).toBe(outcome)
})

test.each([
  ['C2.3g a member of the branch looks after', 'l1', true, 'mobile', 'ok'],
  ['C2.3g nobody looks after himself', 'far', true, 'mobile', 'liaison-self'],
  ['C2.3g only a member of the branch does', 'x', false, 'mobile', 'liaison-not-member'],
  ['C2.3g who is here needs none', 'l1', true, 'none', 'member-not-away'],
] as const)('%s', (_, liaison, belongs, mobility, outcome) => {
  const answer = decideLiaison(person('far', null, mobility), liaison, belongs)
  expect(answer.ok ? 'ok' : answer.code).toBe(outcome)
})

test.each([
  ['C2.3h nothing before the 20th', '2026-12-19T23:59', []],
  ['F14 nothing at midnight of the 20th', '2026-11-20T00:00', []],
  ['C2.3h from eight in the morning of the 20th', '2026-11-20T08:00', ['2026-11 20']],
  ['F14 not on a Sunday', '2026-12-20T12:00', []],
  ['F14 but on Monday', '2026-12-21T08:00', ['2026-12 20']],
  [
    'F14 on the last Sunday of a month, since Monday is too late',
    '2027-01-31T10:00',
    ['2027-01 20', '2027-01 27'],
  ],
  ['C2.3h a run that comes days late', '2026-12-23T12:00', ['2026-12 20']],
  ['C2.3h the secretary from the 27th', '2026-11-27T08:00', ['2026-11 20', '2026-11 27']],
  ['F14 not at night', '2026-11-26T21:30', []],
  ['C2.3h after a month that ended in silence', '2027-03-02T09:00', ['2027-02 20', '2027-02 27']],
  ['C2.3h over the end of a year', '2027-01-08T09:00', ['2026-12 20', '2026-12 27']],
  ['C2.3h not for ever', '2027-03-11T09:00', []],
])('%s', (_, now, rounds) =>
  expect(contactRounds(at(now)).map(({ month, round }) => `${month} ${round}`)).toEqual(rounds),
)

test('C2.3h on the 20th each liaison is reminded once, each member once, whoever was reached not at all', () => {
  const reminders = contactReminders({
    round: '20',
    ...DECEMBER,
    people: [
      person('a'),
      person('b'),
      person('c', null),
      person('done'),
      person('here', 'l1', 'none'),
    ],
    contacts: [log('2026-12', true, 'done'), log('2026-12', false, 'a')],
    intervals: USUAL,
    inCharge: ['s'],
  })
  expect(reminders).toEqual([
    { addressee: 'l1', part: 'care', about: ['a', 'b'] },
    { addressee: 'a', part: 'own', about: ['l1'] },
    { addressee: 'b', part: 'own', about: ['l1'] },
    { addressee: 'c', part: 'own', about: [] },
  ])
})

test('C2.3h on the 27th the secretary is told once for the whole branch', () => {
  const people = [person('a'), person('b')]
  const facts = { round: '27', ...DECEMBER, people, intervals: USUAL } as const
  expect(contactReminders({ ...facts, contacts: [], inCharge: ['s'] })).toEqual([
    { addressee: 's', part: 'branch', about: ['a', 'b'] },
  ])
  const contacts = [log('2026-12', true, 'a'), log('2026-12', true, 'b')]
  expect(contactReminders({ ...facts, contacts, inCharge: ['s'] })).toEqual([])
})

test('D3 the round of a month that is over asks by where somebody lived when it began', () => {
  const moved = {
    ...person('far'),
    mobilities: [
      { mobility: 'overseas' as const, from: '2025-09-01' },
      { mobility: 'mobile' as const, from: '2026-11-20' },
    ],
  }
  const facts = { round: '27', people: [moved], intervals: USUAL, inCharge: ['s'] } as const
  const contacts = [log('2026-08', true)]
  const about = (month: string, running: string) =>
    contactReminders({ ...facts, contacts, month, running }).flatMap((one) => one.about)
  expect(about('2026-11', '2026-11')).toEqual(['far'])
  expect(about('2026-11', '2026-12')).toEqual([])
  expect(about('2026-12', '2027-01')).toEqual(['far'])
})
