import type { MessageKind } from '../contract'

/**
 * The facts a message of each kind can tell. A template of the environment maps them to its keyword keys, which
 * differ between environments and are never written into code (platform §1.5).
 */
export const MESSAGE_FACTS = {
  notice: ['theme', 'time', 'place', 'branch'],
  change: ['theme', 'time', 'place', 'branch', 'state', 'reason'],
  contact: ['name', 'month', 'branch', 'state'],
  duty: ['matter', 'theme', 'branch', 'by', 'state'],
} as const satisfies Record<MessageKind, readonly string[]>

const EMPTY = '—'
/** Type of a keyword: its key without the number. */
const typeOf = (key: string) => key.replace(/\d+$/, '')

const HAN = /\p{Script=Han}/u
const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u{10000}-\u{10ffff}]/gu, '')
    .trim()
const cut = (text: string, max: number) =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`
const keep = (text: string, allowed: RegExp, max: number) =>
  (text.match(allowed) ?? []).join('').slice(0, max)

/** What WeChat accepts for each keyword type; a value that does not fit is refused with 47003. */
const FIT: Record<string, (text: string) => string> = {
  thing: (text) => cut(text, 20),
  name: (text) => (HAN.test(text) ? text.slice(0, 10) : text.slice(0, 20)),
  phrase: (text) => keep(text, /\p{Script=Han}/gu, 5),
  number: (text) => keep(text, /[\d.]/g, 32),
  letter: (text) => keep(text, /[A-Za-z]/g, 32),
  symbol: (text) => keep(text, /[^\p{L}\p{N}\s]/gu, 5),
  character_string: (text) => keep(text, /[\x21-\x7e]/g, 32),
  phone_number: (text) => keep(text, /[\d+()-]/g, 17),
  car_number: (text) => text.slice(0, 8),
  time: (text) => text.slice(0, 40),
  date: (text) => text.slice(0, 40),
  amount: (text) => keep(text, /[\d.¥元]/g, 12),
}

/** Stands in where nothing is left, since an empty value fails the whole message. */
const BLANK: Record<string, string> = { phrase: '无', number: '0', letter: 'x', symbol: '-' }

/** A text as the keyword's type allows it: one line, within its length, never empty (platform §1.5). */
export function fitKeyword(key: string, text: string): string {
  const type = typeOf(key)
  const fitted = (FIT[type] ?? FIT.thing)?.(oneLine(text)).trim() ?? ''
  return fitted === '' ? (BLANK[type] ?? EMPTY) : fitted
}

/** The data of a subscription message: every keyword of the template gets a value. */
export function messageData(
  keywords: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(keywords).map(([fact, key]) => [key, fitKeyword(key, facts[fact] ?? '')]),
  )
}

/** Several names in one line: the first and how many more. */
export const nameSome = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names[0]}等${names.length}人`
