import type { Day, Instant, Resolution, ResolutionKind } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { isPersonal } from './vote'

type FollowUp = Resolution['followUps'][number]
type Stored = Omit<Resolution, 'resolutionId' | 'branch' | 'base' | 'open' | 'publication'> & {
  _id: string
  branchId: string
  branchName: string
  captures: readonly { at: number; votingDue: readonly string[]; present: readonly string[] }[]
  publication:
    | (NonNullable<Resolution['publication']> & { steps: readonly { by?: string }[] })
    | null
}

/**
 * May this be put to the meeting? Elections are conducted elsewhere; an important matter says why it is one (C3.3a).
 * @returns refusals: `election-out-of-scope`, `matter-why-missing`
 */
export function decideMatter({ kind, why }: { kind: ResolutionKind; why: string }): Decision<null> {
  if (kind === 'election') return refuse('election-out-of-scope')
  return kind === 'important' && why === '' ? refuse('matter-why-missing', ['why']) : yes(null)
}

/** The base that counts: the last one looked at. */
export const baseOf = ({ captures }: Pick<Stored, 'captures'>): Resolution['base'] => {
  const last = captures.at(-1)
  if (!last) throw new Error('a matter without a voting base')
  return { at: last.at, votingDue: last.votingDue.length, present: last.present.length }
}

/** The earliest day something that is not done yet was to be done by; null when nothing waits for a day (C3.3c). */
export const nextDueOf = (followUps: readonly Pick<FollowUp, 'by' | 'doneOn'>[]): Day | null =>
  followUps.flatMap(({ by, doneOn }) => (by !== null && doneOn === null ? by : [])).sort()[0] ??
  null

/** A matter as its branch sees it, without the lists of who had a vote. */
export const resolutionCard = (one: Stored, open: boolean): Resolution => ({
  resolutionId: one._id,
  activityId: one.activityId,
  branch: { orgId: one.branchId, name: one.branchName },
  kind: one.kind,
  confidential: one.confidential,
  topic: one.topic,
  proposer: one.proposer,
  why: one.why,
  discussion: one.discussion,
  base: baseOf(one),
  result: one.result,
  followUps: one.followUps,
  publication: one.publication && {
    ...one.publication,
    steps: one.publication.steps.map(({ step, name, at, reason, before }) => ({
      ...{ step, name, at, reason, before },
    })),
  },
  open,
})

/** Of a confidential matter others learn that there was one of its kind, and nothing of whom or how (C3.3a). */
export const factAlone = (card: Resolution): Resolution => ({
  ...card,
  topic: '',
  proposer: '',
  why: '',
  discussion: '',
  base: { at: card.base.at, votingDue: 0, present: 0 },
  result: null,
  followUps: [],
  publication: null,
})

/**
 * A matter without a result when the record is closed is carried to the next meeting (domain §7 #17): nothing was put to
 * the vote, so there are no votes and the method says nothing. Nobody is asked to publish it.
 */
export const carriedOver = <S extends Stored>(one: S, at: Instant): S => ({
  ...one,
  result: {
    ...{ method: 'show_of_hands', yes: 0, no: 0, abstain: 0, opinions: 0 },
    ...{ outcome: 'carried', reason: '', at },
  },
  decidedAt: at,
})

/** A matter as far as it goes under the seal. */
export type Sealable = Pick<
  Stored,
  '_id' | 'kind' | 'topic' | 'proposer' | 'why' | 'discussion' | 'captures' | 'result' | 'followUps'
>

/** What goes under the seal of the record: the matter, who had a vote, who was there, and the outcome (C4.3d). */
export function sealedResolution(one: Sealable): Record<string, unknown> {
  const last = one.captures.at(-1)
  return {
    resolutionId: one._id,
    kind: one.kind,
    topic: one.topic,
    proposer: one.proposer,
    why: one.why,
    discussion: one.discussion,
    votingDue: last?.votingDue ?? [],
    present: last?.present ?? [],
    result: one.result,
    followUps: one.followUps.map(({ what, who, by }) => ({ what, who, by })),
  }
}

type Sealed = Pick<
  Stored,
  'kind' | 'topic' | 'proposer' | 'why' | 'discussion' | 'result' | 'followUps'
> & { resolutionId: string; votingDue: readonly string[]; present: readonly string[] }

/**
 * Matters of a closed record with the words, votes and base that were sealed (C4.3d); only what became of them since is
 * read from where they are kept. What was never sealed is none.
 * @param sealed see {@link sealedResolution}
 */
export const asSealed = <S extends Stored>(
  matters: readonly S[],
  sealed: readonly Record<string, unknown>[],
): S[] =>
  matters.flatMap((one) => {
    const found = sealed.find((each) => each.resolutionId === one._id)
    if (!found) return []
    const { kind, topic, proposer, why, discussion, result, followUps, ...base } = found as Sealed
    return {
      ...one,
      ...{ kind, topic, proposer, why, discussion, result },
      confidential: isConfidential(kind),
      followUps: followUps.map((each, i) => ({
        ...each,
        doneOn: one.followUps[i]?.doneOn ?? null,
      })),
      captures: [{ ...one.captures.at(-1), votingDue: base.votingDue, present: base.present }],
    }
  })

/**
 * A matter after one more look at who is there (domain §7 #10). A result of the same people stays; one that others reached
 * is taken back and decided anew, and what was to be done is kept until then (decision 0018).
 */
export const lookedAgain = <S extends Stored, C extends S['captures'][number]>(
  one: S & { captures: readonly C[] },
  capture: C,
) => {
  const captures = [...one.captures.slice(-19), capture]
  const people = ({ votingDue, present }: Stored['captures'][number]) =>
    [votingDue, present].map((ids) => [...ids].sort().join()).join(';')
  const last = one.captures.at(-1)
  if (!one.result || (last && people(last) === people(capture))) return { ...one, captures }
  return { ...one, captures, result: null, decidedAt: null, nextDue: null, pending: false }
}

/** Matters about one person are never for others to read. */
export const isConfidential = (kind: ResolutionKind): boolean =>
  isPersonal(kind) || kind === 'personnel'
