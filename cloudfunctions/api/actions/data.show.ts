import { orgName } from '../../core/domain/activity-card'
import { answersData } from '../../core/domain/data-objection'
import { ledBy } from '../../core/domain/offices-held'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { dataObjectionCard } from '../../core/steps/care-card'
import { allow, personBehind } from '../../core/steps/person'
import { dataObjectionsIn } from '../../core/store/data-objections'
import { branchOf } from '../../core/store/orgs'

/** What people of the branch said about stored data, as far as the caller answers it (C3.5b). */
export const dataShow: Action<'data.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const branchId = input.branchId ?? ledBy(me?.offices ?? [])[0]
  const allowed = allow('data.show', me, branchId ? { branchId } : {})
  if (!allowed.ok || !branchId) return allowed.ok ? refuse('not-allowed') : allowed
  const { relations, me: reader } = allowed.value
  const [branch, said] = await Promise.all([
    branchOf(documents, branchId),
    dataObjectionsIn(documents, branchId),
  ])
  if (!branch) return refuse('org-unknown', ['branchId'])
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
