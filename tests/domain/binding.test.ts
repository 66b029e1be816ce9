import { decideBinding, personOfPhone } from '../../cloudfunctions/core/domain/binding'

const TODAY = '2026-12-08'
const person = (name: string, to: string | null = null) => ({ name, relations: [{ to }] })
test.each<[string, ReturnType<typeof person>[], string]>([
  ['nobody', [], 'phone-not-in-roster'],
  ['two people', [person('a'), person('b')], 'phone-ambiguous'],
  ['somebody who left', [person('a', '2026-06-30')], 'phone-not-in-roster'],
])('a telephone of %s is refused', (_, found, code) => {
  expect(personOfPhone(found, TODAY)).toMatchObject({ ok: false, code })
})

test.each([
  ['exactly one person', [person('a')]],
  ['somebody who leaves today', [person('a', TODAY)]],
  ['somebody now, and of one who left before', [person('z', '2024-06-30'), person('a')]],
  ['somebody with an office and in no branch', [{ name: 'a', relations: [] }]],
])('a telephone of %s is that person', (_, found) => {
  expect(personOfPhone(found, TODAY)).toMatchObject({ ok: true, value: { name: 'a' } })
})

const facts = { openid: 'o1', memberId: 'm1', boundTo: null, boundBy: null }
test.each([
  ['a new pair is written', {}, { ok: true, value: true }],
  [
    'the same pair again is the same answer',
    { boundTo: 'm1', boundBy: 'o1' },
    { ok: true, value: false },
  ],
  ['a pair written by half is completed', { boundTo: 'm1' }, { ok: true, value: true }],
  ['this WeChat is somebody else', { boundTo: 'm2' }, { ok: false, code: 'already-bound' }],
  ['the person has another WeChat', { boundBy: 'o2' }, { ok: false, code: 'bound-elsewhere' }],
])('%s', (_, more, answer) => expect(decideBinding({ ...facts, ...more })).toEqual(answer))
