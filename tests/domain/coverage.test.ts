import fc from 'fast-check'
import { ATTENDANCE_STATES, COVERAGE_STATES, STANDINGS } from '../../cloudfunctions/core/contract'
import { coverageOf, toTalkTo } from '../../cloudfunctions/core/domain/coverage'

const day = fc.record({
  activityId: fc.constantFrom('a1', 'a2', 'a3'),
  standing: fc.constantFrom(...STANDINGS),
  state: fc.constantFrom(...ATTENDANCE_STATES),
  briefed: fc.boolean(),
  closed: fc.boolean(),
})

test('C2.0a whatever happened, a person is met in exactly one way', () => {
  fc.assert(
    fc.property(
      fc.option(fc.constantFrom(...STANDINGS)),
      fc.array(day, { maxLength: 4 }),
      fc.boolean(),
      (standing, met, reached) => {
        const { state, activityId } = coverageOf({ standing, met, reached })
        expect(COVERAGE_STATES).toContain(state)
        if (met.some((one) => one.state === 'present')) expect(state).toBe('attended')
        else if (met.some((one) => one.briefed)) expect(state).toBe('briefed')
        else expect(['attended', 'briefed']).not.toContain(state)
        // nobody has missed a day whose register is open
        const missed = ['absent', 'on_leave', 'exempt'].includes(state)
        if (missed) expect(met.some((one) => one.closed)).toBe(true)
        // what a briefing is for is a day the person is listed for
        if (activityId !== null) expect(met.map((one) => one.activityId)).toContain(activityId)
      },
    ),
  )
})

test.each([
  ['absent, leave, absent: no reason to talk', ['absent', 'leave', 'absent'], false],
  ['three running', ['absent', 'absent', 'absent', 'present'], true],
  ['came the last time', ['present', 'absent', 'absent', 'absent'], false],
  ['only two yet', ['absent', 'absent'], false],
] as const)('domain §2.4 %s', (_, states, talk) => {
  const row = (state: (typeof states)[number]) => [
    { memberId: 'm1', stage: 'full' as const, standing: 'due' as const, state },
  ]
  expect(toTalkTo(states.map(row))).toEqual(talk ? ['m1'] : [])
})

test('domain §2.4 days on which somebody was not due are passed over', () => {
  const row = (standing: 'due' | 'exempt', state: 'absent' | 'unmarked') => [
    { memberId: 'm1', stage: 'full' as const, standing, state },
  ]
  const due = row('due', 'absent')
  expect(toTalkTo([due, row('exempt', 'unmarked'), due, due])).toEqual(['m1'])
})
