import type { Instant, UnreachedReason } from '../contract'
import { HOUR, MINUTE } from './calendar'

/** WeChat's answer to two sends to one person at once: nothing went out, once more is right. */
export const CONCURRENT = 43108

/**
 * A message whose sending was begun and never settled went out or not; nobody can tell. It is never sent again:
 * after two minutes it is listed for a telephone call, so that nobody hears it twice from us and nobody is left out.
 */
export const STUCK_AFTER = 2 * MINUTE

/**
 * A template that is refused as such may be put right within minutes (−604101 lasts ten after an upload); so long its
 * messages wait, then people are told in another way.
 */
const TEMPLATE_GRACE = HOUR

/** Refusals of a template belong together while no more lies between two of them; the timer asks every five minutes. */
export const REFUSALS_APART = 20 * MINUTE

/** Our own words for why a message did not go out; otherwise WeChat's code stands there. */
export const WHY = {
  notBound: 'not-bound',
  noSend: 'no-send-in-hand',
  noTemplate: 'no-template',
  uncertain: 'uncertain',
  outdated: 'outdated',
} as const

/** Template unknown, template or ability banned, no permission for the interface: no message of the kind can go. */
const OF_TEMPLATE = new Set([40037, 43107, -604101])
const NO_SEND_LEFT = 43101

/**
 * What WeChat's answer means (platform §1.4). `sent`; `emptied`: WeChat counts nothing in hand; `refused`: this message
 * of this person cannot go, the send stays in hand; `stopped`: nothing of this kind can go.
 */
export type Verdict = 'sent' | 'emptied' | 'refused' | 'stopped'
export function verdictOn(code: number): Verdict {
  if (code === 0) return 'sent'
  if (code === NO_SEND_LEFT) return 'emptied'
  return OF_TEMPLATE.has(code) ? 'stopped' : 'refused'
}

/** Whether a message may take a send out of a hand with so many; a courtesy never takes the last one. */
export const mayTake = ({ courtesy }: { courtesy?: boolean | undefined }, left: number): boolean =>
  left > (courtesy ? 1 : 0)

/**
 * Messages of a template that is refused wait an hour from its first refusal, or from when they could go if that was
 * later: how long the timer stood still before says nothing about the template.
 * @param since the first of the refusals that belong together
 * @returns those due until then wait no longer; null when all of them wait
 */
export const waitedEnough = (since: Instant, now: Instant): Instant | null =>
  now - since >= TEMPLATE_GRACE ? now - TEMPLATE_GRACE : null

const REASONS: Readonly<Record<string, UnreachedReason>> = {
  [WHY.notBound]: 'not_bound',
  [WHY.noSend]: 'no_send',
  '43101': 'no_send',
  [WHY.noTemplate]: 'template',
  '40037': 'template',
  '43107': 'template',
  '-604101': 'template',
  '40003': 'binding',
  '45168': 'wording',
  '47003': 'wording',
  '43108': 'busy',
  [WHY.uncertain]: 'uncertain',
  [WHY.outdated]: 'too_late',
}

/** Why a message did not reach its person, as the list of calls says it. */
export const unreachedReason = (why: string | null): UnreachedReason =>
  REASONS[why ?? ''] ?? 'refused'
