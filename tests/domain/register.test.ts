import fc from 'fast-check'
import { STANDINGS } from '../../cloudfunctions/core/contract'
import { countsOf, myPart, registerOf } from '../../cloudfunctions/core/domain/register'

const row = (memberId: string, standing: (typeof STANDINGS)[number] = 'due') => ({
  memberId,
  name: memberId,
  stage: 'full' as const,
  group: null,
  standing,
})
const came = (memberId: string, late = false) => ({
  memberId,
  at: 1,
  late,
  method: 'self_qr' as const,
})

test('C2.3c each due person has one state, and the numbers add up', () => {
  const facts = {
    roster: [row('came'), row('late'), row('leave'), row('nothing'), row('free', 'exempt')],
    arrivals: [came('came'), came('late', true)],
    leaves: [{ memberId: 'leave' }],
  }
  const open = registerOf({ ...facts, closed: false })
  expect(open.map((one) => one.state)).toEqual([
    'present',
    'present',
    'leave',
    'unmarked',
    'unmarked',
  ])
  const outside = { exempt: 1, mobile: 0, inTransfer: 0, seconded: 0, excluded: 0 }
  const counts = { due: 4, present: 2, leave: 1, late: 1, ...outside, invitees: 0, visitors: 0 }
  expect(countsOf(open)).toEqual({ ...counts, absent: 0, unmarked: 1 })
  const closed = registerOf({ ...facts, closed: true })
  expect(countsOf(closed)).toEqual({ ...counts, absent: 1, unmarked: 0 })
})

test('domain §7 #9 who came after asking for leave was present', () => {
  const register = registerOf({
    roster: [row('a')],
    arrivals: [came('a')],
    leaves: [{ memberId: 'a' }],
    closed: true,
  })
  expect(myPart(register, 'a')).toEqual({ standing: 'due', state: 'present', at: 1, late: false })
})

test('C2.3f guests count only when they came, and never in the denominator', () => {
  const register = registerOf({
    roster: [row('guest', 'invitee'), row('other', 'invitee'), row('far', 'mobile')],
    arrivals: [came('guest', true), came('far')],
    leaves: [],
    closed: true,
  })
  expect(countsOf(register)).toEqual({
    due: 0,
    present: 0,
    leave: 0,
    absent: 0,
    unmarked: 0,
    late: 0,
    exempt: 0,
    mobile: 1,
    inTransfer: 0,
    seconded: 0,
    excluded: 0,
    visitors: 0,
    invitees: 1,
  })
})

test('a person who is not on the list has no part', () => {
  expect(myPart([], 'nobody')).toEqual({ standing: null, state: 'unmarked' })
})

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 60 })
test('C2.3c for every register: due = present + leave + absent + unmarked; guests change nothing', () => {
  fc.assert(
    fc.property(
      ids.chain((all) =>
        fc.record({
          roster: fc.tuple(
            ...all.map((id) => fc.constantFrom(...STANDINGS).map((s) => row(id, s))),
          ),
          arrivals: fc.subarray(all).map((some) => some.map((id) => came(id))),
          leaves: fc.subarray(all).map((some) => some.map((memberId) => ({ memberId }))),
          closed: fc.boolean(),
        }),
      ),
      (facts) => {
        const counts = countsOf(registerOf(facts))
        const { due, present, leave, absent, unmarked } = counts
        const members = facts.roster.filter((one) => one.standing !== 'invitee')
        const without = countsOf(registerOf({ ...facts, roster: members }))
        expect(due).toBe(present + leave + absent + unmarked)
        expect(facts.closed ? unmarked : absent).toBe(0)
        expect({ ...counts, invitees: 0 }).toEqual(without)
      },
    ),
    { numRuns: 500 },
  )
})
