import type { Day, MemberChange, MemberId, OrgId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { decideDay, withoutPeriod, withPeriod } from './dated'
import { type DatedPerson, homeOn } from './membership'
import { decideMobility } from './person-away'
import {
  decideLetter,
  decideStay,
  decideTransfer,
  isTransferred,
  type Target,
  takeBack,
} from './person-moves'
import { type Changing, type PersonFields, stageFields } from './person-stage'

export type { Changing, PersonFields } from './person-stage'

/** What a change is judged by besides the person. */
export type Around = {
  /** The branch whose leaders change something. */
  branchId: OrgId
  today: Day
  /** Groups of the branch today. */
  groups: readonly string[]
  /** The branch somebody goes to; null when there is none of that id. */
  target: Target | null
  /** Place on the roster of that branch. */
  order: number
  /** Who is to keep in touch; null when nobody of that id is known. */
  liaison: (DatedPerson & { _id: MemberId }) | null
}

/**
 * What one change makes of a person's dated facts; nothing of the past is touched (T6, domain §7 #7, #8).
 * @returns the fields that change, none when it was so already (a repeated call); refusals: `member-unknown`,
 * `date-in-future`, `date-out-of-range` and those of the single changes
 */
export function decidePersonChange(
  person: Changing,
  change: MemberChange,
  around: Around,
): Decision<PersonFields> {
  const { branchId, today } = around
  if (change.what === 'transfer' && isTransferred(person, branchId, change)) return yes({})
  const home = homeOn(person, today)
  if (home?.branchId !== branchId) return refuse('member-unknown', ['memberIds'])
  if (change.what === 'group') return decideGroup(person, change.group, around)
  // what was decided before somebody came may be written down here later
  const begins = change.what === 'stage' ? null : home.from
  const day = decideDay(change.on, today, begins)
  if (!day.ok) return day
  switch (change.what) {
    case 'stage':
      return stageFields(person, change)
    case 'letter-back':
      return takeBack(person, home, change.on)
    case 'letter':
      return decideLetter(person, home, change.on)
    case 'transfer':
      return decideTransfer(person, home, { ...around, ...change })
    case 'temporary':
      return decideStay(person, { target: around.target, today, on: change.on, to: change.to })
    case 'mobility':
      return decideMobility(person, change, around)
    case 'exempt': {
      const { reason, approvedBy, on, to } = change
      const added = { reason, approvedBy, from: on, to }
      return inField('exemptions', withPeriod(person.exemptions, added, hasReason(reason)))
    }
    case 'exclude': {
      const { reason, approvedBy, on, to } = change
      const added = { reason, approvedBy, from: on, to }
      return inField('exclusions', withPeriod(person.exclusions, added, hasReason(reason)))
    }
    case 'end-exempt':
      return inField('exemptions', withoutPeriod(person.exemptions, change.on))
    case 'end-exclude':
      return inField('exclusions', withoutPeriod(person.exclusions, change.on))
  }
}

const hasReason = (reason: string) => (one: { reason: string }) => one.reason === reason

const inField = <V>(
  field: 'exemptions' | 'exclusions',
  decision: Decision<V | null>,
): Decision<PersonFields> =>
  decision.ok ? yes(decision.value === null ? {} : { [field]: decision.value }) : decision

function decideGroup(
  person: Changing,
  group: string | null,
  { groups }: Around,
): Decision<PersonFields> {
  if (group !== null && !groups.includes(group)) return refuse('group-unknown', ['group'])
  return yes(person.group === group ? {} : { group })
}
