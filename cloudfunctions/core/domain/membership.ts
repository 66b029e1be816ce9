import type { Day, ExclusionReason, Mobility, OrgId, Stage } from '../contract'
import { validOn } from './calendar'

export type Span = { from: Day; to: Day | null }
export type Relation = Span & {
  branchId: OrgId
  letterOn: Day | null
  lettersBack?: Letter[] | undefined
  temporary: boolean
}
/** A letter of transfer that was taken back: the day it was issued, and the last one it was out. */
export type Letter = { from: Day; to: Day }

/** What can change about a person, as dated entries, oldest first (domain §3). */
export type DatedPerson = {
  relations: readonly Relation[]
  stages: readonly { stage: Stage; from: Day }[]
  mobilities: readonly { mobility: Mobility; from: Day }[]
  exemptions: readonly (Span & { reason: string })[]
  exclusions: readonly (Span & { reason: ExclusionReason })[]
}

/** The entry that began last on or before a day. */
export const begunBy = <T extends { from: Day }>(entries: readonly T[], day: Day): T | null =>
  entries.filter((one) => one.from <= day).at(-1) ?? null

/** The entry that holds on a day; of two, the later one. */
export const heldOn = <T extends Span>(entries: readonly T[], day: Day): T | null =>
  entries.filter((one) => validOn(one, day)).at(-1) ?? null

/** Null before anything is known of the person. */
export const stageOn = (person: Pick<DatedPerson, 'stages'>, day: Day): Stage | null =>
  begunBy(person.stages, day)?.stage ?? null

export const mobilityOn = (person: Pick<DatedPerson, 'mobilities'>, day: Day): Mobility =>
  begunBy(person.mobilities, day)?.mobility ?? 'none'

/** The relation to a branch on a day, regular or for a time. */
export const relationOn = (
  person: Pick<DatedPerson, 'relations'>,
  branchId: OrgId,
  day: Day,
): Relation | null =>
  heldOn(
    person.relations.filter((one) => one.branchId === branchId),
    day,
  )

/** Whether a letter of transfer is out on a day, also one that was taken back later (domain §7 #7). */
export const isLetterOut = ({ letterOn, lettersBack = [] }: Relation, day: Day): boolean =>
  (letterOn !== null && letterOn <= day) || heldOn(lettersBack, day) !== null

/** Where the relation of membership sits on a day; one branch at a time. */
export const homeOn = (person: Pick<DatedPerson, 'relations'>, day: Day): Relation | null =>
  heldOn(
    person.relations.filter((one) => !one.temporary),
    day,
  )

/** A stay on a day in a temporary branch beside this one (domain §7 #5). */
export const stayOn = (
  person: Pick<DatedPerson, 'relations'>,
  branchId: OrgId,
  day: Day,
): Relation | null =>
  heldOn(
    person.relations.filter((one) => one.temporary && one.branchId !== branchId),
    day,
  )

/** Reasons that take a member out of the theme day as well as out of the vote (identity matrix, domain §2.8). */
export const NOT_DUE: readonly ExclusionReason[] = ['membership_suspended', 'detained']

export const isSuspendedOn = (person: Pick<DatedPerson, 'exclusions'>, day: Day): boolean =>
  person.exclusions.some((one) => validOn(one, day) && NOT_DUE.includes(one.reason))

/** Full members vote where their relation sits, unless excluded (domain §2.2); derived, never stored. */
export const canVoteOn = (person: DatedPerson, branchId: OrgId, day: Day): boolean =>
  stageOn(person, day) === 'full' &&
  homeOn(person, day)?.branchId === branchId &&
  heldOn(person.exclusions, day) === null
