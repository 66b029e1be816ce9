import type { Instant } from '../contract'

/**
 * Sends in hand of one person for one kind of message. WeChat has no interface that tells the number (platform §1.3), so
 * we keep our own, from two reports of the same acceptances: the tap, told by the phone, and the event, told by the
 * platform later, perhaps twice, perhaps never, in any order (platform §1.6).
 */
export type Sends = {
  /** Acceptances told by the phone, of which moments the last ones are, and the last taps seen. */
  tapped: number
  tappedAt: readonly Instant[]
  keys: readonly string[]
  /** Acceptances told by the platform, of which moments the last ones are, and the last events seen. */
  heard: number
  heardAt: readonly Instant[]
  events: readonly string[]
  /** Used up by sending, or taken back. */
  spent: number
  /** For when the last switching off was; nothing accepted before counts any more. */
  offAt: Instant
}
export const NO_SENDS: Sends = {
  tapped: 0,
  tappedAt: [],
  keys: [],
  heard: 0,
  heardAt: [],
  events: [],
  spent: 0,
  offAt: 0,
}

/** Reports kept so that a repeated one is not counted again. */
const KEPT = 40
const kept = <T>(known: readonly T[], one: T): T[] => [...known, one].slice(-KEPT)

/**
 * What is left. Each acceptance may be told on both ways, so the longer list counts, never the sum: rather one send too
 * few than one that WeChat refuses.
 */
export const leftOf = ({
  tapped,
  heard,
  spent,
}: Pick<Sends, 'tapped' | 'heard' | 'spent'>): number =>
  Math.max(0, Math.max(tapped, heard) - spent)

/** The phone tells of an acceptance; null when this tap was seen before. What was switched off since counts nothing. */
export function addTap(sends: Sends, key: string, at: Instant): Sends | null {
  if (sends.keys.includes(key)) return null
  const seen = { ...sends, keys: kept(sends.keys, key) }
  if (at <= sends.offAt) return seen
  return { ...seen, tapped: sends.tapped + 1, tappedAt: kept(sends.tappedAt, at) }
}

/** The platform tells of an acceptance; null when this event was seen before. What was switched off since counts nothing. */
export function addEvent(sends: Sends, key: string, at: Instant): Sends | null {
  if (sends.events.includes(key)) return null
  const seen = { ...sends, events: kept(sends.events, key) }
  if (at <= sends.offAt) return seen
  return { ...seen, heard: sends.heard + 1, heardAt: kept(sends.heardAt, at) }
}

/** One send goes out; null when none is left. */
export const spendOne = (sends: Sends): Sends | null =>
  leftOf(sends) === 0 ? null : { ...sends, spent: sends.spent + 1 }

/** Nothing is left: WeChat said so on sending, or the person switched it off. */
export const spendAll = (sends: Sends): Sends => ({
  ...sends,
  spent: Math.max(sends.spent, sends.tapped, sends.heard),
})

/**
 * The person switched the messages off at a moment, as the platform tells, perhaps twice, perhaps late: all that was
 * accepted before is void, what was accepted later is not. Null when it was taken before.
 */
export function switchOff(sends: Sends, at: Instant): Sends | null {
  if (at <= sends.offAt) return null
  const tappedAt = sends.tappedAt.filter((one) => one > at)
  const heardAt = sends.heardAt.filter((one) => one > at)
  const [tapped, heard] = [tappedAt.length, heardAt.length]
  // what has gone out went on the oldest acceptances, and those are gone with them
  const gone = Math.max(sends.tapped, sends.heard) - Math.max(tapped, heard)
  const spent = Math.max(0, sends.spent - gone)
  return { ...sends, tapped, tappedAt, heard, heardAt, spent, offAt: at }
}
