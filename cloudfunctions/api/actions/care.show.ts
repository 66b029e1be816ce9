import { orgName } from '../../core/domain/activity-card'
import { yearOf } from '../../core/domain/calendar'
import { isMember } from '../../core/domain/due-list'
import { ledBy } from '../../core/domain/offices-held'
import { may } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { careCard } from '../../core/steps/care-card'
import { careReader } from '../../core/steps/care-read'
import { heirsOf } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { type CareDoc, careBy, careIn } from '../../core/store/care'
import { membersOfBranch } from '../../core/store/members'
import { branchOf, orgsByIds } from '../../core/store/orgs'

/**
 * Records of care: the secretary reads those of the branch and of the branches it came out of, everybody else what the own
 * hand wrote (C3.5a, T9, domain §7 #19). About an ended branch nothing more is written.
 */
export const careShow: Action<'care.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const branchId = input.branchId ?? ledBy(me?.offices ?? [])[0] ?? me?.branchId
  const branch = branchId ? await branchOf(documents, branchId) : null
  const heirs = await heirsOf(platform, branch)
  const allowed = allow('care.show', me, branchId ? { branchId, heirs } : {})
  if (!allowed.ok) return allowed
  if (!branch) return refuse('org-unknown', ['branchId'])
  const { relations, me: asking } = allowed.value
  const year = input.year ?? yearOf(now)
  const add = heirs.length === 0 && may('care.add', relations)
  const reader = await careReader(platform, branch, allowed.value)
  const [written, own, people] = await Promise.all([
    reader.secretaryOf.length > 0 ? careIn(documents, reader.secretaryOf, year) : [],
    careBy(documents, asking._id, year),
    add ? membersOfBranch(documents, branch._id) : [],
  ])
  const rows = inOrder([...written, ...own])
  const others = rows.map((one) => one.branchId).filter((id) => id !== branch._id)
  const orgs = await orgsByIds(documents, others)
  return yes({
    now,
    branch: orgName(branch),
    year,
    rows: rows.map((one) => ({
      ...careCard(one),
      memberId: one.memberId,
      name: one.name,
      mine: one.by === asking._id,
      elsewhere: one.branchId === branch._id ? null : (orgs.get(one.branchId)?.name ?? ''),
    })),
    people: people
      .filter((one) => isMember(one.stage) && one._id !== asking._id)
      .map(({ _id: memberId, name, stage }) => ({ memberId, name, stage })),
    may: { add },
  })
}

/** Each once, newest first. */
const inOrder = (rows: readonly CareDoc[]): CareDoc[] =>
  [...new Map(rows.map((one) => [one._id, one])).values()].sort((a, b) => b.on.localeCompare(a.on))
