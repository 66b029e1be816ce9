import type { Day, MemberChange, MemberId, OrgId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { decideDay } from './dated'
import { livesElsewhere, standingOn } from './due-list'
import type { DatedPerson } from './membership'
import type { Changing, Mobilities, PersonFields } from './person-stage'

type Change = Extract<MemberChange, { what: 'mobility' }>
type Entry = Mobilities[number]

/** Who can keep in touch: a member who is due in the branch that day (C2.3g). */
export const canLookAfter = (person: DatedPerson, branchId: OrgId, day: Day): boolean =>
  standingOn(person, branchId, day) === 'due'

/**
 * Who goes to live elsewhere gets somebody who keeps in touch; who comes back needs nobody (C2.3g). Where somebody went
 * and until when may be told then or later (domain §4.5), and is kept only while it lasts.
 * @returns refusals: `mobility-needs-liaison`, `liaison-self`, `liaison-not-member`, `return-before-leaving` and those of the day
 */
export function decideMobility(
  person: Changing,
  change: Change,
  {
    branchId,
    today,
    liaison,
  }: { branchId: OrgId; today: Day; liaison: (DatedPerson & { _id: MemberId }) | null },
): Decision<PersonFields> {
  const { mobility, on, liaisonId } = change
  const elsewhere = livesElsewhere(mobility)
  if (elsewhere) {
    if (liaisonId === undefined) return refuse('mobility-needs-liaison', ['liaisonId'])
    if (liaisonId === person._id) return refuse('liaison-self', ['liaisonId'])
    if (!liaison || !canLookAfter(liaison, branchId, today)) {
      return refuse('liaison-not-member', ['liaisonId'])
    }
  }
  const keeper = elsewhere && liaisonId ? liaisonId : null
  const touch = person.liaisonId === keeper ? {} : { liaisonId: keeper }
  const last = person.mobilities.at(-1)
  const goesOn = last !== undefined && person.mobility === mobility
  const entry = goesOn ? last : { mobility, from: on }
  const told = elsewhere ? withWhereabouts(entry, change) : yes(entry)
  if (!told.ok) return told
  if (goesOn) {
    const same = isSame(told.value, last)
    return yes({ ...touch, ...(same ? {} : { mobilities: replaceLast(person, told.value) }) })
  }
  const day = decideDay(on, today, last?.from ?? null)
  if (!day.ok) return day
  return yes({ mobility, mobilities: [...withoutWhereabouts(person), told.value], ...touch })
}

/** What is left out stays as it was; nobody comes back before leaving. */
function withWhereabouts(
  { destination, expectedReturn, ...entry }: Entry,
  change: Change,
): Decision<Entry> {
  const place = change.destination ?? destination ?? ''
  const back = change.expectedReturn === undefined ? expectedReturn : change.expectedReturn
  if (change.expectedReturn && change.expectedReturn <= entry.from) {
    return refuse('return-before-leaving', ['expectedReturn'])
  }
  return yes({
    ...entry,
    ...(place ? { destination: place } : {}),
    ...(back ? { expectedReturn: back } : {}),
  })
}

const isSame = (one: Entry, other: Entry) =>
  one.destination === other.destination && one.expectedReturn === other.expectedReturn

const replaceLast = ({ mobilities }: Changing, entry: Entry): Mobilities => [
  ...mobilities.slice(0, -1),
  entry,
]

/** Where somebody who lives elsewhere is and until when, as far as it was told; of nobody, nothing. */
export function whereaboutsOf(person: Pick<Changing, 'mobilities'> | null) {
  const { destination = '', expectedReturn = null } = person?.mobilities.at(-1) ?? {}
  return { destination, expectedReturn }
}

/** Entries without where somebody was: nobody needs it any more. */
export const withoutWhereabouts = ({ mobilities }: Pick<Changing, 'mobilities'>): Mobilities =>
  mobilities.map(({ mobility, from }) => ({ mobility, from }))
