import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { bindings } from '../../cloudfunctions/core/store/bindings'
import { type Member, members } from '../../cloudfunctions/core/store/members'
import { type Branch, orgs } from '../../cloudfunctions/core/store/orgs'
import { type Filed, inventedSchool, type LoadSize, loadSet } from '../load/load-set'
import { loadBindings, SEATS } from '../load/people'
import { writeFiled } from '../load/write'

/** One branch of the invented school, with everybody in it. */
export type SimulatedBranch = { branch: Branch; people: Member[]; secretary: Member }

/** Of ten people one has no WeChat known. */
const UNBOUND = 10

/** Writes an invented school in which nearly everybody is bound. */
export async function foundSchool(
  documents: Documents,
  size: LoadSize,
): Promise<SimulatedBranch[]> {
  const school: SimulatedBranch[] = []
  for (const batch of loadSet(size, inventedSchool(size.year))) {
    const filed = batch.map(bound)
    await writeFiled(documents, filed)
    const people = docsOf<Member>(filed, members.name)
    await writeFiled(
      documents,
      loadBindings(people, size.now).map((doc) => ({ collection: bindings.name, doc })),
    )
    for (const branch of docsOf<Branch>(filed, orgs.name)) {
      if (branch.level !== 'branch') continue
      const own = people.filter((one) => one.branchId === branch._id)
      const secretary = own.find((one) => one.order === SEATS.secretary)
      if (secretary) school.push({ branch, people: own, secretary })
    }
  }
  return school
}

const docsOf = <T>(filed: readonly Filed[], collection: string): T[] =>
  filed.filter((one) => one.collection === collection).map((one) => one.doc as unknown as T)

function bound(one: Filed): Filed {
  if (one.collection !== members.name) return one
  const member = one.doc as unknown as Member
  const openid = member.order % UNBOUND === 0 ? null : `oSim${member._id.slice(1)}`.padEnd(28, 'x')
  return { ...one, doc: { ...one.doc, openid } }
}
