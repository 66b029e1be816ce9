/**
 * What the platform takes as the value of a template keyword, by the type in its key: `thing1`, `time2`,
 * `character_string3` … (platform §1.5).
 */
const DATE =
  '\\d{4}(?:年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|\\.\\d{1,2}\\.\\d{1,2})'
const TIME = '\\d{1,2}:\\d{2}(?::\\d{2})?'
const MOMENT = `(?:${DATE} ?)?${TIME}`
const DAY = `${DATE}(?: ${TIME})?`

const range = (part: string, end = part) => new RegExp(`^${part}(?: ?~ ?(?:${end}))?$`)

const lengthOf = (text: string) => [...text].length
const hasHan = (text: string) => /\p{Script=Han}/u.test(text)

const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => lengthOf(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => lengthOf(value) <= 5 && !/[A-Za-z0-9]/.test(value) && !hasHan(value),
  character_string: (value) => value.length <= 32 && /^[\x20-\x7e]+$/.test(value),
  time: (value) => range(MOMENT).test(value),
  date: (value) => range(DAY, `${DAY}|${TIME}`).test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => lengthOf(value) <= 8,
  name: (value) => lengthOf(value) <= (hasHan(value) ? 10 : 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: () => true,
}

export type KeywordFault = 'empty' | 'invalid'

/**
 * @param key keyword key of the template, type and number
 * @returns what is wrong with the value, null when nothing is
 */
export function keywordFault(key: string, value: string): KeywordFault | null {
  const rule = RULES[key.replace(/\d+$/, '')]
  if (!rule || !/\d$/.test(key)) return 'invalid'
  if (value.trim() === '') return 'empty'
  return !/\p{Cc}/u.test(value) && rule(value) ? null : 'invalid'
}
