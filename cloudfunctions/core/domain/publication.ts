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
  scope?: PublicationScope
  process?: string
  result?: string
  reason?: string
}
type Who = { _id: MemberId; name: string; secretary: boolean; leader: boolean; unit: boolean }

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
 * branch has a committee, approved and published by the secretary, beyond the branch by the unit; who approves puts
 * right as well, since new words are as public as the first. Taken back and put right with trace.
 * @param matter `hasCommittee`: seven full members and more; a smaller branch has a secretary alone, who may do it all
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
  const said = before && last?.step === step && last.by === who._id && isSame(before, wanted)
  if (said) return yes(before)
  if (!FROM[step].includes(before?.state ?? null)) return refuse('publication-step-wrong')
  const scope = wanted.scope ?? before?.scope ?? 'branch'
  const mayApprove = scope === 'branch' ? who.secretary : who.unit
  const bringsOut = step === 'publish' || step === 'correct'
  if (bringsOut && !mayApprove) return refuse('publication-approval-missing')
  if (!bringsOut && !who.leader) return refuse('not-allowed')
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

const isSame = (before: Standing, { scope, process, result }: Wanted): boolean =>
  (scope ?? before.scope) === before.scope &&
  (process ?? before.process) === before.process &&
  (result ?? before.result) === before.result
