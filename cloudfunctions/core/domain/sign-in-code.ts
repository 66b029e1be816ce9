import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ActivityId, EventId, Instant } from '../contract'
import { type Decision, refuse, yes } from '../refuse'

/** A code lives for its slot and the one after, so at most twenty seconds. */
export const SLOT = 10_000

const SHAPE = /^([ae][0-9a-z]{11})\.([0-9a-z]{6})\.([0-9A-Za-z_-]{12})$/

const slotOf = (at: Instant) => Math.floor(at / SLOT)

const seal = (body: string, secret: string) =>
  createHmac('sha256', secret).update(body).digest('base64url').slice(0, 12)

/**
 * The text in the room: `what.slot.seal`, of an activity or of an event of several branches, exactly 32 characters of the set a Mini Program code's scene
 * allows (platform §2.1).
 */
export function issueCode(what: ActivityId | EventId, now: Instant, secret: string): string {
  const body = `${what}.${slotOf(now).toString(36).padStart(6, '0')}`
  return `${body}.${seal(body, secret)}`
}

/** When the code of this moment is replaced by the next. */
export const codeUntil = (now: Instant): Instant => (slotOf(now) + 1) * SLOT

/**
 * What a code proves: its activity or event, and the slot in which it stood on the board. The seal is checked before anything
 * else is believed.
 * @param secrets the running key first, then those it replaced
 * @returns `shownAt`: when its slot began; `at`: the last moment of the slot, but never later than now; refusals: `code-malformed`, `code-forged`,
 * `code-expired` for a slot yet to come
 */
export function readCode(
  code: string,
  now: Instant,
  secrets: readonly string[],
): Decision<{ what: ActivityId | EventId; shownAt: Instant; at: Instant; live: boolean }> {
  const parts = SHAPE.exec(code)
  if (!parts) return refuse('code-malformed')
  const [, what = '', slot = '', given = ''] = parts
  const genuine = secrets.some((secret) =>
    timingSafeEqual(Buffer.from(seal(`${what}.${slot}`, secret)), Buffer.from(given)),
  )
  if (!genuine) return refuse('code-forged')
  const issued = Number.parseInt(slot, 36)
  const age = slotOf(now) - issued
  if (age < 0) return refuse('code-expired')
  const shownAt = issued * SLOT
  return yes({ what, shownAt, at: Math.min(shownAt + SLOT - 1, now), live: age <= 1 })
}
