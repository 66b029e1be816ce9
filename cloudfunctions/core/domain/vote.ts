import type { Outcome, ResolutionKind, VoteMethod } from '../contract'
import { type Decision, refuse, yes } from '../refuse'

/** V: voting members due, or members of the committee for what the committee decides; P: those of them present when it was put to the vote (domain §2.2). */
export type Presence = { votingDue: number; present: number }
export type Votes = {
  method: VoteMethod
  yes: number
  no: number
  abstain: number
  /** Written opinions of absent voters, given before the meeting. */
  opinions: number
}

/** Matters about one person: secret ballot, stricter quorum, written opinions count. */
export const isPersonal = (kind: ResolutionKind): boolean =>
  kind === 'admission' || kind === 'confirmation'

/** Half of the voting members due are enough for ordinary matters; about a person it must be more than half. */
export const hasQuorum = (kind: ResolutionKind, { votingDue, present }: Presence): boolean =>
  isPersonal(kind) ? present * 2 > votingDue : present > 0 && present * 2 >= votingDue

/** Votes in favour that pass: more than half of all voting members due, not of those present. */
export const neededFor = (votingDue: number): number => Math.floor(votingDue / 2) + 1

/** Sides so near to each other that an important matter is better left to the next meeting. */
export const isClose = ({ yes: inFavour, no }: Votes): boolean =>
  inFavour > 0 && Math.abs(inFavour - no) <= Math.max(1, (inFavour + no) / 10)

/**
 * The outcome of a vote, from the numbers alone (C3.3b, domain §2.2). Without a quorum nothing is put to the vote and
 * the matter is carried over; close sides on an important matter may be deferred, with a reason.
 * @returns refusals: `election-out-of-scope`, `ballot-must-be-secret`, `consensus-ordinary-only`, `no-quorum` when votes
 * are given though too few were there, `vote-counts-wrong`, `defer-not-close`
 */
export function decideVote(
  kind: ResolutionKind,
  presence: Presence,
  votes: Votes & { deferReason: string },
): Decision<Outcome> {
  const { method, opinions, deferReason } = votes
  if (kind === 'election') return refuse('election-out-of-scope')
  const given = votes.yes + votes.no + votes.abstain
  if (!hasQuorum(kind, presence)) return given > 0 ? refuse('no-quorum') : yes('carried')
  if (isPersonal(kind) && method !== 'secret_ballot') return refuse('ballot-must-be-secret')
  if (method === 'consensus') {
    if (kind !== 'ordinary') return refuse('consensus-ordinary-only')
    return given > 0 ? refuse('vote-counts-wrong', ['yes']) : yes('consensus')
  }
  const absent = presence.votingDue - presence.present
  const mayOpine = isPersonal(kind) ? opinions <= absent : opinions === 0
  if (!mayOpine || given !== presence.present + opinions)
    return refuse('vote-counts-wrong', ['yes'])
  if (deferReason !== '') {
    return kind === 'important' && isClose(votes) ? yes('deferred') : refuse('defer-not-close')
  }
  return yes(votes.yes >= neededFor(presence.votingDue) ? 'passed' : 'rejected')
}
