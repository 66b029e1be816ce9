import type { StoredRoster } from '../../cloudfunctions/core/domain/roster-changes'
import type { Surroundings } from '../../cloudfunctions/core/domain/roster-conflicts'
import type { RosterPlan } from '../../cloudfunctions/core/domain/roster-plan'
import type { Doc, Documents } from '../../cloudfunctions/core/platform/ports'
import { members } from '../../cloudfunctions/core/store/members'
import { orgs } from '../../cloudfunctions/core/store/orgs'
import { roles } from '../../cloudfunctions/core/store/roles'
import { each } from './each'

/** What is stored now about everything a plan touches. */
export async function storedRoster(
  documents: Documents,
  plan: RosterPlan,
): Promise<{ stored: StoredRoster; around: Surroundings }> {
  const idsOf = (items: { _id: string }[]) => items.map(({ _id }) => _id)
  const findBy = (collection: string, field: string, values: readonly string[], more = {}) =>
    inChunks(values, 50, (part) =>
      documents.find(collection, { where: { [field]: { in: part }, ...more }, limit: 1000 }),
    )
  const many = (collection: string, ids: string[]) =>
    inChunks(ids, 500, (part) => documents.getMany(collection, part))

  const orgIds = [...idsOf(plan.units), ...idsOf(plan.branches)]
  const memberIds = idsOf(plan.members)
  const phones = plan.members.map(({ phone }) => phone).filter(Boolean)
  const docs = [...(await many(orgs.name, orgIds)), ...(await many(members.name, memberIds))]
  const openRoles = [
    ...(await findBy(roles.name, 'orgId', orgIds, { to: null })),
    ...(await findBy(roles.name, 'memberId', memberIds, { to: null })),
  ]
  const people = [
    ...(await findBy(members.name, 'phone', phones)),
    ...(await inChunks(idsOf(plan.branches), 1, ([branchId = '']) =>
      documents.find(members.name, { where: { branchId }, limit: 1000 }),
    )),
  ]
  const offices = unique(openRoles)
  // where its people come from, to say what they leave
  const named = [...docs.map((doc) => doc.branchId), ...offices.map((doc) => doc.orgId)]
  const known = new Set(docs.map(({ _id }) => _id))
  const beside = [...new Set(named)].filter(
    (id): id is string => typeof id === 'string' && !known.has(id),
  )
  docs.push(...(await many(orgs.name, beside)))
  return {
    stored: { docs: new Map(docs.map((doc) => [doc._id, doc])), openRoles: offices },
    around: { people: unique(people), openRoles: offices },
  }
}

const unique = (docs: Doc[]) => [...new Map(docs.map((doc) => [doc._id, doc])).values()]

async function inChunks<T>(
  values: readonly string[],
  size: number,
  ask: (part: string[]) => Promise<T[]>,
): Promise<T[]> {
  const chunks: string[][] = []
  for (let i = 0; i < values.length; i += size) chunks.push(values.slice(i, i + size))
  const answers: T[] = []
  await each(chunks, async (chunk) => {
    answers.push(...(await ask(chunk)))
  })
  return answers
}
