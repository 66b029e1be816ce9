import fc from 'fast-check'
import { codeUntil, issueCode, readCode, SLOT } from '../../cloudfunctions/core/domain/sign-in-code'

const ACTIVITY = 'a0123456789b'
const NOW = Date.parse('2026-12-11T15:00:00+08:00')
const SECRET = 'a secret of the functions'
const codeAt = (at: number) => issueCode(ACTIVITY, at, SECRET)

test('a code fits the scene of a Mini Program code: 32 characters of the allowed set', () => {
  expect(codeAt(NOW)).toHaveLength(32)
  expect(codeAt(NOW)).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
})

test.each([
  ['F2 the running code is accepted', 0, 'live'],
  ['F2 nineteen seconds later it is the slot before and accepted', 19_999, 'live'],
  ['F2 after its next slot it is not live any more', 20_000, 'kept'],
  ['F2 a day later it still proves when it was scanned', 86_400_000, 'kept'],
  ['F2 a code of a slot to come is not believed', -1, 'code-expired'],
])('%s', (_, later, outcome) => {
  const answer = readCode(codeAt(NOW), NOW + later, [SECRET])
  const word = answer.ok ? (answer.value.live ? 'live' : 'kept') : answer.code
  expect(word).toBe(outcome)
})

test('domain §7 #3 an event of several branches has codes of its own', () => {
  const code = issueCode('e0123456789b', NOW, SECRET)
  expect(readCode(code, NOW, [SECRET])).toMatchObject({ value: { what: 'e0123456789b' } })
})

test('the code changes at the moment the board is told', () => {
  expect(codeUntil(NOW + 3)).toBe(NOW + SLOT)
  expect(codeAt(NOW + SLOT - 1)).toBe(codeAt(NOW))
  expect(codeAt(NOW + SLOT)).not.toBe(codeAt(NOW))
})

test.each([
  ['empty', ''],
  ['an address', 'https://example.com/'],
  ['too short', codeAt(NOW).slice(0, 31)],
  ['too long', `${codeAt(NOW)}x`],
  ['with a line feed', `${codeAt(NOW)}\n`],
  ['another kind of id', codeAt(NOW).replace(/^a/, 'b')],
])('a text that is no code of ours is malformed: %s', (_, text) => {
  expect(readCode(text, NOW, [SECRET])).toMatchObject({ ok: false, code: 'code-malformed' })
})

test('another secret, another activity or another slot is forged', () => {
  const foreign = issueCode(ACTIVITY, NOW, 'another secret')
  const [activity, slot, seal] = codeAt(NOW).split('.') as [string, string, string]
  for (const code of [
    foreign,
    `a${'x'.repeat(11)}.${slot}.${seal}`,
    `${activity}.zzzzzz.${seal}`,
  ]) {
    expect(readCode(code, NOW, [SECRET])).toMatchObject({ ok: false, code: 'code-forged' })
  }
})

test('a code proves its slot and nothing later; never a moment to come', () => {
  const code = codeAt(NOW)
  expect(readCode(code, NOW + 3_600_000, [SECRET])).toMatchObject({
    value: { what: ACTIVITY, shownAt: NOW, at: NOW + SLOT - 1, live: false },
  })
  expect(readCode(code, NOW + 3, [SECRET])).toMatchObject({ value: { at: NOW + 3, live: true } })
})

test('after the key was changed, codes of the key before still hold', () => {
  const keys = ['the new key', SECRET]
  expect(readCode(codeAt(NOW), NOW, keys).ok).toBe(true)
  expect(readCode(issueCode(ACTIVITY, NOW, 'the new key'), NOW, keys).ok).toBe(true)
  expect(readCode(codeAt(NOW), NOW, ['the new key'])).toMatchObject({ code: 'code-forged' })
})

test('3000 changed codes are all refused', () => {
  const real = codeAt(NOW)
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.'
  fc.assert(
    fc.property(
      fc.nat(31),
      fc.constantFrom(...letters),
      fc.string({ maxLength: 64 }),
      (at, letter, noise) => {
        const changed = real.slice(0, at) + letter + real.slice(at + 1)
        const refused = (text: string) => text === real || !readCode(text, NOW, [SECRET]).ok
        return refused(changed) && refused(noise)
      },
    ),
    { numRuns: 3000 },
  )
})
