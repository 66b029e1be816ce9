import type { Instant } from '../contract'

/**
 * Sends in hand of one person for one kind of message. WeChat has no interface that tells the number (platform §1.3), so
 * we keep our own, from two reports of the same acceptances: the tap, told by the phone, and the event, told by the
 * platform later, perhaps twice, perhaps never, in any order (platform §1.6).
 */
export type Sends = {
  /** Acceptances told by the phone, and the last taps counted. */
  tapped: number
  keys: readonly string[]
  /** Acceptances told by the platform, and the last events counted. */
  heard: number
  events: readonly string[]
  /** Used up by sending, or taken back. */
  spent: number
  /** When the last acceptance was told, and for when the last switching off was. */
  acceptedAt: Instant
  offAt: Instant
}
export const NO_SENDS: Sends = {
  tapped: 0,
  keys: [],
  heard: 0,
  events: [],
  spent: 0,
  acceptedAt: 0,
  offAt: 0,
}

/** Reports kept so that a repeated one is not counted again. */
const KEPT = 40
const kept = (known: readonly string[], key: string) => [...known, key].slice(-KEPT)

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

/** The phone tells of an acceptance; null when this tap was counted before. */
export const addTap = (sends: Sends, key: string, at: Instant): Sends | null =>
  sends.keys.includes(key)
    ? null
    : {
        ...sends,
        tapped: sends.tapped + 1,
        keys: kept(sends.keys, key),
        acceptedAt: Math.max(sends.acceptedAt, at),
      }

/** The platform tells of an acceptance; null when this event was counted before. */
export const addEvent = (sends: Sends, key: string, at: Instant): Sends | null =>
  sends.events.includes(key)
    ? null
    : {
        ...sends,
        heard: sends.heard + 1,
        events: kept(sends.events, key),
        acceptedAt: Math.max(sends.acceptedAt, at),
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
  const after = { ...sends, offAt: at }
  if (at >= sends.acceptedAt) return spendAll(after)
  // how many came later nobody can tell, but one did
  const most = Math.max(sends.tapped, sends.heard) - 1
  return { ...after, spent: Math.max(sends.spent, most) }
}
