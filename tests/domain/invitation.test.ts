import {
  digestOf,
  INVITATION_LENGTH,
  newInvitation,
  readInvitation,
  spoken,
} from '../../cloudfunctions/core/domain/invitation'

test.each([
  ['abcde-12300', 'abcde12300'],
  [' ABCDE 123OO ', 'abcde12300'],
  ['ａｂｃｄｅ－１２３００', 'abcde12300'],
  ['abcde-l23oo', 'abcde12300'],
])('%j is read as it was meant', (typed, code) => expect(readInvitation(typed)).toBe(code))

test.each(['', 'abcde', 'abcde-123456', '绑定码'])('%j cannot be a code', (typed) =>
  expect(readInvitation(typed)).toBeNull(),
)

test('what is said can be read again, and what is kept does not say it', () => {
  const code = 'abcde12300'
  expect(code).toHaveLength(INVITATION_LENGTH)
  expect(readInvitation(spoken(code))).toBe(code)
  const kept = newInvitation(code, 1_000)
  expect(kept).toEqual({ digest: digestOf(code), until: 1_000 + 7 * 86_400_000 })
  expect(kept.digest).not.toContain(code)
  expect(digestOf('abcde12301')).not.toBe(kept.digest)
})
