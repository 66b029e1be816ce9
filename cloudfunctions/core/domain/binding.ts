import type { Day, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'

type OfRoster = { relations: readonly { to: Day | null }[] }
/** Numbers are given to others: who has left the school is not found by one any more. */
const hasLeft = ({ relations }: OfRoster, today: Day) =>
  relations.length > 0 && relations.every(({ to }) => to !== null && to < today)

/** Whom a verified telephone belongs to: exactly one person of today's roster (platform §3.4). */
export function personOfPhone<P extends OfRoster>(found: readonly P[], today: Day): Decision<P> {
  const [person, another] = found.filter((one) => !hasLeft(one, today))
  if (person === undefined) return refuse('phone-not-in-roster')
  return another === undefined ? yes(person) : refuse('phone-ambiguous')
}

/**
 * May this WeChat be tied to this person? One WeChat, one person; the same pair again is the same answer.
 * @returns value true when something has to be written; refusals: `already-bound`, `bound-elsewhere`
 */
export function decideBinding(facts: {
  openid: string
  memberId: MemberId
  /** Whom this WeChat is tied to now. */
  boundTo: MemberId | null
  /** Which WeChat the person is tied to now. */
  boundBy: string | null
}): Decision<boolean> {
  const { openid, memberId, boundTo, boundBy } = facts
  if (boundTo !== null && boundTo !== memberId) return refuse('already-bound')
  if (boundBy !== null && boundBy !== openid) return refuse('bound-elsewhere')
  return yes(boundTo === null || boundBy === null)
}
