import { orgName } from '../../core/domain/activity-card'
import { answersData } from '../../core/domain/data-objection'
import { ledBy } from '../../core/domain/offices-held'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { dataObjectionCard } from '../../core/steps/care-card'
import { branchesBefore } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { dataObjectionsIn } from '../../core/store/data-objections'
import { branchOf } from '../../core/store/orgs'

/**
 * What people of the branch, and of those that went into it, said about stored data, as far as the caller answers it
 * (C3.5b, domain §7 #19).
 */
export const dataShow: Action<'data.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const branchId = input.branchId ?? ledBy(me?.offices ?? [])[0]
  const allowed = allow('data.show', me, branchId ? { branchId } : {})
  if (!allowed.ok || !branchId) return allowed.ok ? refuse('not-allowed') : allowed
  const { relations, me: reader } = allowed.value
  const branch = await branchOf(documents, branchId)
  if (!branch) return refuse('org-unknown', ['branchId'])
  const before = await branchesBefore(platform, branch)
  const said = await dataObjectionsIn(documents, [branchId, ...before.map((one) => one._id)])
  return yes({
    now,
    branch: orgName(branch),
    rows: said
      .filter((one) => answersData(one, relations))
      .map((one) => ({
        ...dataObjectionCard(one),
        name: one.name,
        mine: one.memberId === reader._id,
      })),
  })
}
