import type { MemberId, OrgId, Person } from '../contract'
import { personCard } from '../domain/activity-card'
import { dayOf } from '../domain/calendar'
import { isInvitable, isMember, livesElsewhere } from '../domain/due-list'
import { relationOn } from '../domain/membership'
import type { Platform } from '../platform/ports'
import { type Member, membersByIds } from '../store/members'

/** Whom a leader chooses guests, guides and the recorder from. */
export type PeopleToAsk = { invitable: Person[]; visitors: Person[]; members: Person[] }

/**
 * People on the way to membership may be invited (C2.3f), leaders from above come as guides (domain §7 #6), members who
 * live here and the branch's leaders may keep the record. One question, about people from elsewhere.
 * @param people of the branch today
 * @param chosen who was chosen before stays to be chosen, whatever has changed since
 */
export async function peopleToAsk(
  { documents, now }: Platform,
  branchId: OrgId,
  facts: { people: readonly Member[]; leaders: readonly MemberId[]; officers: readonly MemberId[] },
  chosen: { invited: readonly MemberId[]; visiting: readonly MemberId[]; recorder: MemberId[] } = {
    invited: [],
    visiting: [],
    recorder: [],
  },
): Promise<PeopleToAsk> {
  const { people, leaders, officers } = facts
  const { invited, visiting, recorder } = chosen
  const own = new Set(people.map((person) => person._id))
  const outside = await membersByIds(
    documents,
    [...leaders, ...officers, ...invited, ...visiting, ...recorder].filter((id) => !own.has(id)),
  )
  const both = [...people, ...outside]
  const isGuide = (one: Member) =>
    officers.includes(one._id) && !relationOn(one, branchId, dayOf(now))
  const keeps = (one: Member) => isMember(one.stage) && !livesElsewhere(one.mobility)
  return {
    invitable: both
      .filter((one) => invited.includes(one._id) || (own.has(one._id) && isInvitable(one.stage)))
      .map(personCard),
    visitors: both
      .filter((one) => visiting.includes(one._id) || (!own.has(one._id) && isGuide(one)))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh'))
      .map(personCard),
    members: both
      .filter(
        (one) =>
          recorder.includes(one._id) || (own.has(one._id) ? keeps(one) : leaders.includes(one._id)),
      )
      .map(personCard),
  }
}
