import type {
  Day,
  ExclusionReason,
  Instant,
  MemberId,
  Mobility,
  OrgId,
  Parsed,
  Stage,
} from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { decideDay } from './dated'
import { memberIdOf } from './identity'
import { homeOn, type Relation } from './membership'
import { firstFacts } from './roster-dated'

/** As read from the card (`person-card`). */
type Wanted = Omit<Parsed<'member.add'>, 'branchId'>
/** The branch somebody comes to. */
type Place = {
  _id: OrgId
  kind: string
  validFrom: Day
  validTo: Day | null
  /** Groups of today. */
  groups: readonly string[]
  /** The next place on its roster. */
  order: number
}
/** Somebody the school knows already by this number. */
type Known = {
  name: string
  phone: string
  stage: Stage
  branchIds: OrgId[]
  relations: Relation[]
  stages: { stage: Stage; from: Day }[]
  /** Holds an office that others trust (`vouching`). */
  trusted: boolean
}

export type NewPerson = ReturnType<typeof firstFacts> & {
  _id: MemberId
  schoolNo: string
  name: string
  phone: string
  stage: Stage
  branchId: OrgId
  group: string | null
  order: number
  joinedOn: Day | null
  fullOn: Day | null
  mobility: Mobility
  liaisonId: MemberId | null
  exclusions: { reason: ExclusionReason; approvedBy: string; from: Day; to: Day | null }[]
  openid: string | null
  createdAt: Instant
  updatedAt: Instant
}
type Back = Pick<
  NewPerson,
  'name' | 'phone' | 'branchId' | 'branchIds' | 'relations' | 'group' | 'order' | 'stage' | 'stages'
>

/** Somebody new, somebody who left the school and is back, or nothing to do for a repeated call. */
export type Coming =
  | { how: 'new'; person: NewPerson }
  | { how: 'back'; fields: Back }
  | { how: 'there' }

const MEMBERS: readonly Stage[] = ['full', 'probationary']

/**
 * Puts one person on a branch's roster as a row of the workbook would (domain §3). Who belongs to another branch comes by
 * transfer, never by being entered a second time.
 * @param known the person with this number, null when there is none
 * @returns refusals: `org-ended`, `branch-temporary`, `group-unknown`, `date-in-future`,
 * `date-out-of-range`, `school-no-taken`, `office-guarded`
 */
export function decideComing(
  wanted: Wanted,
  known: Known | null,
  { place, today, now }: { place: Place; today: Day; now: Instant },
): Decision<Coming> {
  const { name, schoolNo, phone, stage, group, on } = wanted
  if (place.validTo !== null && place.validTo < today) return refuse('org-ended')
  if (place.kind === 'temporary') return refuse('branch-temporary')
  if (group !== null && !place.groups.includes(group)) return refuse('group-unknown', ['group'])
  const joinedOn = MEMBERS.includes(stage) ? wanted.joinedOn : null
  if (joinedOn !== null && joinedOn > today) return refuse('date-in-future', ['joinedOn'])
  const day = decideDay(on, today, place.validFrom)
  if (!day.ok) return day
  const there = known && homeOn(known, today)
  if (there) {
    const same =
      there.branchId === place._id &&
      known.name === name &&
      known.phone === phone &&
      known.stage === stage
    return same ? yes({ how: 'there' }) : refuse('school-no-taken', ['schoolNo'])
  }
  const { order } = place
  if (known)
    return decideReturn(known, { name, phone, stage, group, on, order, branchId: place._id })
  const facts = { branchId: place._id, stage, mobility: 'none' as const, joinedOn, fullOn: null }
  return yes({
    how: 'new',
    person: {
      _id: memberIdOf(schoolNo),
      schoolNo,
      name,
      phone,
      group,
      order,
      ...facts,
      liaisonId: null,
      ...firstFacts({ ...facts, exemptReason: null }, on),
      exclusions: [],
      openid: null,
      createdAt: now,
      updatedAt: now,
    },
  })
}

function decideReturn(
  known: Known,
  to: Pick<Wanted, 'name' | 'phone' | 'stage' | 'group' | 'on'> & {
    order: number
    branchId: OrgId
  },
): Decision<Coming> {
  const { name, phone, stage, group, on, order, branchId } = to
  // a telephone opens what the office opens
  if (known.trusted) return refuse('office-guarded', ['schoolNo'])
  const last = known.relations
    .map((one) => one.to ?? on)
    .sort()
    .at(-1)
  if (last !== undefined && on <= last) return refuse('date-out-of-range', ['on'])
  const began = known.stages.at(-1)?.from
  if (known.stage !== stage && began !== undefined && on < began)
    return refuse('date-out-of-range', ['on'])
  return yes({
    how: 'back',
    fields: {
      name,
      phone,
      group,
      order,
      branchId,
      branchIds: [...new Set([...known.branchIds, branchId])],
      relations: [
        ...known.relations,
        { branchId, from: on, to: null, letterOn: null, temporary: false },
      ],
      stage,
      stages: known.stage === stage ? known.stages : [...known.stages, { stage, from: on }],
    },
  })
}
