import { capacityOf, decideStep } from '../../core/domain/publication'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { isRisky } from '../../core/steps/check-text'
import { isLedByCommittee } from '../../core/steps/full-members'
import { heirBranches } from '../../core/steps/heirs'
import { leadersOf } from '../../core/steps/leaders'
import { onResolution } from '../../core/steps/on-resolution'
import { takeStep } from '../../core/steps/take-step'

/**
 * One step of making public what was decided: propose, check, approve and publish; take back, put right, or keep within
 * (C3.3c). Every step keeps who, when and why, and the words that could be read before it.
 */
export const publicationStep: Action<'publication.step'> = async (input, platform, caller) => {
  const found = await onResolution('publication.step', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { activity, heirs, me, relations, resolution } = found.value
  const { branchId, unitId } = activity
  const { now } = platform
  // no rule needs a commissioner: one who is there alone does it all (domain §3)
  const [{ inCharge, committee }, large] = await Promise.all([
    leadersOf(platform, branchId, heirs),
    isLedByCommittee(platform, [branchId, ...heirBranches(heirs, unitId)]),
  ])
  const hasCommittee = large && committee.length > 1
  const capacity = capacityOf(relations, inCharge.includes(me._id))
  const who = { _id: me._id, name: me.name, ...capacity }
  const stepped = await takeStep(platform, resolution, input.step, (current) => {
    const { confidential, publication, result } = current
    const matter = { confidential, outcome: result?.outcome ?? null, hasCommittee }
    return decideStep(matter, publication, { wanted: input, who, now })
  })
  if (!stepped.ok) return stepped
  const words = 'result' in input ? [input.process, input.result] : []
  return yes({ ...stepped.value, doubt: await isRisky(platform, caller, words) })
}
