import { orgName } from '../../core/domain/activity-card'
import { yearOf } from '../../core/domain/calendar'
import { isMember } from '../../core/domain/due-list'
import { ledBy } from '../../core/domain/offices-held'
import { may } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { careCard } from '../../core/steps/care-card'
import { allow, personBehind } from '../../core/steps/person'
import { careIn } from '../../core/store/care'
import { membersOfBranch } from '../../core/store/members'
import { branchOf } from '../../core/store/orgs'

/** Records of care: the secretary reads the branch's, everybody else what the own person wrote (C3.5a, T9). */
export const careShow: Action<'care.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const branchId = input.branchId ?? ledBy(me?.offices ?? [])[0] ?? me?.branchId
  const allowed = allow('care.show', me, branchId ? { branchId } : {})
  if (!allowed.ok) return allowed
  const { relations, me: reader } = allowed.value
  if (!branchId) return refuse('not-allowed')
  const year = input.year ?? yearOf(now)
  const add = may('care.add', relations)
  const by = relations.has('secretary') ? null : reader._id
  const [branch, rows, people] = await Promise.all([
    branchOf(documents, branchId),
    careIn(documents, { branchId, year, by }),
    add ? membersOfBranch(documents, branchId) : [],
  ])
  if (!branch) return refuse('org-unknown', ['branchId'])
  return yes({
    now,
    branch: orgName(branch),
    year,
    rows: rows.map((one) => ({
      ...careCard(one),
      memberId: one.memberId,
      name: one.name,
      mine: one.by === reader._id,
    })),
    people: people
      .filter((one) => isMember(one.stage) && one._id !== reader._id)
      .map(({ _id: memberId, name, stage }) => ({ memberId, name, stage })),
    may: { add },
  })
}
