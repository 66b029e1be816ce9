import { dayOf } from '../../core/domain/calendar'
import { decideStep } from '../../core/domain/publication'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { isRisky } from '../../core/steps/check-text'
import { fullMembersOn } from '../../core/steps/full-members'
import { leadersOf } from '../../core/steps/leaders'
import { onResolution } from '../../core/steps/on-resolution'
import { putResolution, resolutionById } from '../../core/store/resolutions'

/**
 * One step of making public what was decided: propose, check, approve and publish; take back, put right, or keep within
 * (C3.3c). Every step keeps who, when and why.
 */
export const publicationStep: Action<'publication.step'> = async (input, platform, caller) => {
  const found = await onResolution('publication.step', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { activity, me, relations } = found.value
  const { documents, now } = platform
  // a branch of fewer has a secretary alone (domain §2.1), and no rule needs a commissioner (domain §3)
  const [full, { inCharge, committee }] = await Promise.all([
    fullMembersOn(documents, activity.branchId, dayOf(now)),
    leadersOf(platform, activity.branchId),
  ])
  const hasCommittee = full >= 7 && committee.length > 1
  const who = {
    _id: me._id,
    name: me.name,
    leader: relations.has('leader'),
    secretary: relations.has('secretary') || inCharge.includes(me._id),
    committee: relations.has('committee'),
    unit: relations.has('unit'),
  }
  const stepped = await documents.transact(async (tx) => {
    const current = await resolutionById(tx, input.resolutionId)
    if (!current) return refuse('resolution-unknown')
    const { confidential, publication, result } = current
    const matter = { confidential, outcome: result?.outcome ?? null, hasCommittee }
    const decision = decideStep(matter, publication, { wanted: input, who, now })
    if (!decision.ok) return decision
    const after = decision.value
    if (after !== publication) {
      const isPublic = after.state === 'published'
      await putResolution(tx, {
        ...current,
        publication: { ...after, steps: [...after.steps] },
        readable: isPublic ? after.scope : null,
        publishedAt: isPublic ? after.publishedAt : null,
        pending: after.state === 'proposed' || after.state === 'checked',
      })
    }
    return yes({ state: after.state })
  })
  if (!stepped.ok) return stepped
  const words = 'result' in input ? [input.process, input.result] : []
  return yes({ ...stepped.value, doubt: await isRisky(platform, caller, words) })
}
