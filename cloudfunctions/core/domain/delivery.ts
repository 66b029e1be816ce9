import type { Instant } from '../contract'
import { MINUTE } from './calendar'

/** WeChat's answer when a person has no send left or took the permission back. */
export const NO_SEND_LEFT = 43101
/** WeChat's answer to two sends to one person at once: nothing went out, once more is right. */
export const CONCURRENT = 43108

/**
 * A message whose sending was begun and never settled went out or not; nobody can tell. It is never sent again:
 * after two minutes it is listed for a telephone call, so that nobody hears it twice from us and nobody is left out.
 */
export const STUCK_AFTER = 2 * MINUTE
export const isStuck = (begunAt: Instant | null, now: Instant): boolean =>
  begunAt !== null && now - begunAt > STUCK_AFTER

/** Our own words for why a message did not go out; otherwise WeChat's code stands there. */
export const WHY = {
  notBound: 'not-bound',
  noSend: 'no-send-in-hand',
  noTemplate: 'no-template',
  uncertain: 'uncertain',
  outdated: 'outdated',
} as const

export type Settled = { state: 'sent' | 'unreachable'; why: string | null; spent: boolean }

/** What WeChat's answer means for the message and for the send in hand. */
export function settle(code: number): Settled {
  if (code === 0) return { state: 'sent', why: null, spent: false }
  return { state: 'unreachable', why: String(code), spent: code === NO_SEND_LEFT }
}
