const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Random lower-case letters and digits; unlikely to repeat, no secret. */
export const randomName = (length: number): string =>
  Array.from({ length }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('')

/** One key for one intention: made when a form opens, sent with every try of it (style §7). */
export const newRequestKey = (): string => randomName(24)
