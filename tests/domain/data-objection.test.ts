import { decideWhereToObject } from '../../cloudfunctions/core/domain/data-objection'

const HERE = 'b00000000001'
const BEFORE = 'b00000000002'
const NEVER_HELD = 'b00000000003'
const TO_COME = 'b00000000004'
const person = {
  branchId: HERE,
  relations: [
    { branchId: BEFORE, from: '2025-09-01', to: '2026-08-31' },
    { branchId: NEVER_HELD, from: '2026-09-01', to: '2026-08-31' },
    { branchId: HERE, from: '2026-09-01', to: '2026-12-31' },
    { branchId: TO_COME, from: '2027-01-01', to: null },
  ],
}

test.each([
  ['nothing', undefined, HERE],
  ['the branch of today', HERE, HERE],
  ['a former one', BEFORE, BEFORE],
  ['one that was replaced on its first day', NEVER_HELD, null],
  ['one that is still to come', TO_COME, null],
  ['a branch of others', 'b00000000009', null],
])('C3.5b who names %s says it there, or is refused', (_, said, told) => {
  const decided = decideWhereToObject(person, said, '2026-12-11')
  expect(decided.ok ? decided.value : null).toBe(told)
  if (!decided.ok) expect(decided.code).toBe('not-allowed')
})
