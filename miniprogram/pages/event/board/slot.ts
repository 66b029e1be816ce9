/** A code is drawn anew every ten seconds; the one before is still good for one slot. */
const SLOT = 10_000
/** How often the board looks at the clock. */
export const BEAT = 500
/** How often the names are asked for while the board is on: with a beat, within three seconds. */
const EVERY = 2_500

export type Timing = {
  /** by the server's clock */
  now: number
  codeUntil: number
  /** when the last answer came */
  askedAt: number
}

/** Whether to ask again: every two and a half seconds, and at once when the code has run out. */
export const isDue = ({ now, codeUntil, askedAt }: Timing): boolean =>
  now - askedAt >= EVERY || now >= codeUntil

/** Part of the slot that is left, 1 to 0, for the ring. */
export const shareLeft = (now: number, codeUntil: number): number =>
  Math.min(1, Math.max(0, (codeUntil - now) / SLOT))

/** With no news for a slot and its grace, the code on the screen would be refused. */
export const isStale = (now: number, codeUntil: number): boolean => now > codeUntil + SLOT
