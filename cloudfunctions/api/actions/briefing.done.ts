import { briefingState, decideBriefed } from '../../core/domain/briefing'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { heirsOf } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { activityOf } from '../../core/store/activities'
import { briefingOf, putBriefing } from '../../core/store/briefings'
import { branchOf } from '../../core/store/orgs'

/** The briefer, or a leader for somebody without a phone, says when it was told. Said again before the closing, it is put right. */
export const briefingDone: Action<'briefing.done'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { activityId, memberId, on, note } = input
  const [me, briefing, activity] = await Promise.all([
    personBehind(platform, caller),
    briefingOf(documents, activityId, memberId),
    activityOf(documents, activityId),
  ])
  const branchId = activity?.branchId ?? ''
  // who was to tell it before the branch ended does so still (domain §7 #19)
  const heirs = await heirsOf(platform, activity && (await branchOf(documents, branchId)))
  const allowed = allow('briefing.done', me, {
    branchId,
    heirs,
    // the briefer looks after the person in this one matter
    concerned: { _id: memberId, branchId, liaisonId: briefing?.brieferId ?? null },
  })
  if (!allowed.ok) return allowed
  if (!briefing || !activity) return refuse('briefing-unknown')
  const decision = decideBriefed(on, { heldAt: activity.startsAt, now })
  if (!decision.ok) return decision
  return documents.transact(async (tx) => {
    const current = await briefingOf(tx, activityId, memberId)
    if (!current) return refuse('briefing-unknown')
    if (current.closedAt === null) {
      const doneAt = current.doneAt ?? now
      await putBriefing(tx, { ...current, on, note, doneAt })
      return yes({ memberId, state: briefingState({ ...current, doneAt }) })
    }
    return yes({ memberId, state: briefingState(current) })
  })
}
