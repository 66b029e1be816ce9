import { isDeepStrictEqual } from 'node:util'
import { baseOf, nextDueOf } from '../../core/domain/resolution'
import { decideVote } from '../../core/domain/vote'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onResolution } from '../../core/steps/on-resolution'
import { whileOpen } from '../../core/steps/while-open'
import { putResolution, type ResolutionDoc, resolutionById } from '../../core/store/resolutions'

type FollowUp = ResolutionDoc['followUps'][number]
/** What is done already stays done when the decision is said again. */
const doneBefore = (before: readonly FollowUp[], wanted: Omit<FollowUp, 'doneOn'>) =>
  before.find((one) => isDeepStrictEqual({ ...one, doneOn: null }, { ...wanted, doneOn: null }))
    ?.doneOn ?? null

/**
 * The meeting has decided: the outcome follows from the numbers and is never typed (C3.3b). Until the record is closed
 * a slip of the pen can be put right by deciding again; nothing that is public changes so.
 */
export const resolutionDecide: Action<'resolution.decide'> = async (input, platform, caller) => {
  const found = await onResolution('resolution.decide', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { resolutionId, discussion, deferReason, followUps, ...votes } = input
  return whileOpen(platform, found.value.activity._id, async (tx) => {
    const current = await resolutionById(tx, resolutionId)
    if (!current) return refuse('resolution-unknown')
    if (current.publication) return refuse('already-decided')
    const decision = decideVote(current.kind, baseOf(current), { ...votes, deferReason })
    if (!decision.ok) return decision
    const outcome = decision.value
    const result = { ...votes, outcome, reason: deferReason, at: platform.now }
    const done = followUps.map((one) => ({ ...one, doneOn: doneBefore(current.followUps, one) }))
    const after = {
      ...current,
      discussion,
      result,
      decidedAt: platform.now,
      followUps: done,
      nextDue: nextDueOf(done),
      pending: !current.confidential,
    }
    const same = { at: 0 }
    const repeated = isDeepStrictEqual(
      { ...current, decidedAt: 0, result: { ...current.result, ...same } },
      { ...after, decidedAt: 0, result: { ...result, ...same } },
    )
    if (!repeated) await putResolution(tx, after)
    return yes({ outcome })
  })
}
