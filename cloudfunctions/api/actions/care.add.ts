import { decideCare } from '../../core/domain/care'
import { careIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { addCareOnce } from '../../core/store/care'
import { memberOf } from '../../core/store/members'
import { branchOf } from '../../core/store/orgs'

/** Writes down a talk, a visit, a commendation or help for somebody of the branch (C3.5a). One tap, one entry. */
export const careAdd: Action<'care.add'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { branchId, memberId, key, kind, on, purpose } = input
  const [me, person, branch] = await Promise.all([
    personBehind(platform, caller),
    memberOf(documents, memberId),
    branchOf(documents, branchId),
  ])
  const allowed = allow('care.add', me, { branchId })
  if (!allowed.ok) return allowed
  const { me: author } = allowed.value
  if (!branch) return refuse('org-unknown', ['branchId'])
  const decision = decideCare(person, { branchId, on }, { author: author._id, now })
  if (!decision.ok) return decision
  const careId = careIdOf(memberId, key)
  const same = await addCareOnce(documents, {
    _id: careId,
    branchId,
    unitId: branch.parentId,
    kind,
    on,
    memberId,
    name: person?.name ?? '',
    purpose,
    by: author._id,
    byName: author.name,
    at: now,
    removed: null,
  })
  return same ? yes({ careId }) : refuse('already-said')
}
