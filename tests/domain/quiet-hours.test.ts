import { isQuiet, sendableFrom } from '../../cloudfunctions/core/domain/quiet-hours'

const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  ['F14 in the evening at half past nine', '2026-12-31T21:30', '2027-01-01T08:00'],
  ['F14 just before midnight', '2026-12-31T23:59', '2027-01-01T08:00'],
  ['F14 at midnight', '2027-01-01T00:00', '2027-01-01T08:00'],
  ['F14 before eight in the morning', '2027-01-01T07:59', '2027-01-01T08:00'],
])('%s a message waits until eight', (_, made, goes) => {
  expect(isQuiet(at(made))).toBe(true)
  expect(sendableFrom(at(made))).toBe(at(goes))
})

test.each(['2027-01-01T08:00', '2027-01-01T21:29'])('F14 at %s it goes at once', (made) => {
  expect(isQuiet(at(made))).toBe(false)
  expect(sendableFrom(at(made))).toBe(at(made))
})
