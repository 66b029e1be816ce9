import { decideBinding, personOfPhone } from '../../cloudfunctions/core/domain/binding'

test.each([
  ['nobody', [], 'phone-not-in-roster'],
  ['two people', ['a', 'b'], 'phone-ambiguous'],
])('a telephone of %s is refused', (_, found, code) => {
  expect(personOfPhone(found)).toMatchObject({ ok: false, code })
})

test('a telephone of exactly one person is that person', () => {
  expect(personOfPhone(['a'])).toEqual({ ok: true, value: 'a' })
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
