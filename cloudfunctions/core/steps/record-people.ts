import type { MemberId, RecordDraft } from '../contract'
import { isMember } from '../domain/due-list'
import { mayKeepRecord } from '../domain/posting'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Member, membersByIds, membersOfBranch } from '../store/members'
import { heirsOf } from './heirs'
import { leadersOf } from './leaders'

/**
 * Who can chair or keep the record: members of the branch in roster order, then leaders from elsewhere (domain §3); of a
 * branch that ended, the people of those it went into (domain §7 #19).
 */
export async function recordPeople(platform: Platform, branchId: string): Promise<RecordPeople> {
  const own = await peopleOf(platform, branchId)
  if (own.people.length > 0) return own
  const heirs = await heirsOf(platform, branchId)
  const all = await Promise.all(heirs.map((one) => peopleOf(platform, one)))
  return {
    people: all.flatMap((one) => one.people),
    leaders: all.flatMap((one) => one.leaders),
  }
}

/** The secretary stands first of those who lead. */
export type RecordPeople = { people: Member[]; leaders: MemberId[] }

async function peopleOf(platform: Platform, branchId: string): Promise<RecordPeople> {
  const [people, { leaders, secretaries }] = await Promise.all([
    membersOfBranch(platform.documents, branchId),
    leadersOf(platform, branchId),
  ])
  const own = people.filter((person) => isMember(person.stage))
  const known = new Set(own.map((person) => person._id))
  const outside = leaders.filter((id) => !known.has(id))
  return {
    people: [...own, ...(await membersByIds(platform.documents, outside))],
    leaders: [...new Set([...secretaries, ...leaders])],
  }
}

/** Chair and recorder are people of the branch. @returns refusal `recorder-not-member` with the field */
export function checkPeople(draft: RecordDraft, people: readonly Member[]): Decision<null> {
  const byId = new Map(people.map((person) => [person._id, person]))
  const belongs = (id: MemberId | null) => id === null || mayKeepRecord(id, byId, [...byId.keys()])
  if (!belongs(draft.chairId)) return refuse('recorder-not-member', ['chairId'])
  return belongs(draft.recorderId) ? yes(null) : refuse('recorder-not-member', ['recorderId'])
}
