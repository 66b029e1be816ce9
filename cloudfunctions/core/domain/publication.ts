import type {
  Instant,
  MemberId,
  Outcome,
  PublicationScope,
  PublicationState,
  PublicationStep,
} from '../contract'
import { type Decision, refuse, yes } from '../refuse'

/** A publication as it stands. */
export type Standing = {
  state: PublicationState
  scope: PublicationScope
  process: string
  result: string
  publishedAt: Instant | null
  steps: readonly {
    step: PublicationStep
    by: MemberId
    name: string
    at: Instant
    reason: string
  }[]
}
type Wanted = {
  step: PublicationStep
  /** Steps that had been taken when the words were looked at. */
  seen: number
  scope?: PublicationScope
  process?: string
  result?: string
  reason?: string
}
type Who = {
  _id: MemberId
  name: string
  /** The secretary, or the deputy while there is none. */
  secretary: boolean
  leader: boolean
  /** Holds an office of the branch's committee. */
  committee: boolean
  unit: boolean
}

/** States from which a step can be taken; null: before anybody proposed. */
const FROM: Record<PublicationStep, readonly (PublicationState | null)[]> = {
  propose: [null, 'proposed', 'withdrawn', 'kept'],
  check: ['proposed'],
  publish: ['checked'],
  withdraw: ['published'],
  correct: ['published'],
  keep: [null, 'proposed', 'checked'],
}
const LEADS_TO: Record<PublicationStep, PublicationState> = {
  propose: 'proposed',
  check: 'checked',
  publish: 'published',
  withdraw: 'withdrawn',
  correct: 'published',
  keep: 'kept',
}

/**
 * One step of publishing what was decided (C3.3c): proposed, checked for secrecy and accuracy by somebody else where the
 * branch has a committee, approved and published by the secretary, beyond the branch by the unit, who may also decide
 * against it. Taken back with trace, and put right with trace by who approves. Words that changed since somebody looked
 * at them are looked at once more.
 * @param matter `hasCommittee`: seven full members and more, and several of the committee in office; elsewhere the
 * secretary is alone and may do it all
 * @returns the publication after it, the same when the step was taken already; refusals: `not-publishable`,
 * `publication-step-wrong`, `publication-other-checks`, `publication-approval-missing`, `publication-text-missing`
 */
export function decideStep(
  matter: { confidential: boolean; outcome: Outcome | null; hasCommittee: boolean },
  before: Standing | null,
  { wanted, who, now }: { wanted: Wanted; who: Who; now: Instant },
): Decision<Standing> {
  const { step } = wanted
  if (matter.confidential || matter.outcome === null) return refuse('not-publishable')
  const last = before?.steps.at(-1)
  const taken = before?.steps.length ?? 0
  const said = before && last?.step === step && last.by === who._id && isSame(before, wanted)
  if (said && wanted.seen === taken - 1) return yes(before)
  const moved = wanted.seen !== taken || !FROM[step].includes(before?.state ?? null)
  if (moved) return refuse('publication-step-wrong')
  const scope = wanted.scope ?? before?.scope ?? 'branch'
  const mayApprove = scope === 'branch' ? who.secretary : who.unit
  const approves = step === 'publish' || step === 'correct'
  if (approves && !mayApprove) return refuse('publication-approval-missing')
  // who is asked to approve may also decide against it
  const declines = step === 'keep' && before !== null && awaitsUnit(before) && who.unit
  const checks = step === 'check' && who.committee
  if (!approves && !declines && !checks && !who.leader) return refuse('not-allowed')
  const proposer = before?.steps.filter((one) => one.step === 'propose').at(-1)?.by
  if (step === 'check' && matter.hasCommittee && proposer === who._id) {
    return refuse('publication-other-checks')
  }
  const process = wanted.process ?? before?.process ?? ''
  const result = wanted.result ?? before?.result ?? ''
  if (step !== 'keep' && (process === '' || result === ''))
    return refuse('publication-text-missing')
  return yes({
    state: LEADS_TO[step],
    scope,
    process,
    result,
    publishedAt:
      step === 'publish' ? now : step === 'propose' ? null : (before?.publishedAt ?? null),
    steps: [
      ...(before?.steps ?? []),
      { step, by: who._id, name: who.name, at: now, reason: wanted.reason ?? '' },
    ],
  })
}

/** Checked, and for readers beyond the branch: the unit approves it or does not (C3.3c). */
export const awaitsUnit = ({ state, scope }: Pick<Standing, 'state' | 'scope'>): boolean =>
  state === 'checked' && scope !== 'branch'

const isSame = (before: Standing, { scope, process, result }: Wanted): boolean =>
  (scope ?? before.scope) === before.scope &&
  (process ?? before.process) === before.process &&
  (result ?? before.result) === before.result
