import type { Day, Mobility, Month } from '../contract'
import { addMonths, monthOfDay } from './calendar'
import {
  type ContactFact,
  type ContactIntervals,
  contactState,
  countedFrom,
  earliestCounted,
  livingIn,
} from './contact'
import { livesElsewhere } from './due-list'

type Person = {
  _id: string
  mobility: Mobility
  mobilities: readonly { mobility: Mobility; from: Day }[]
}

/** After two months without success the secretary is told, after six the unit as well (C2.3i). */
export const TOLD_SECRETARY = 2
export const TOLD_UNIT = 6
/** Further back nobody looks: it says nothing more. */
const LOOK_BACK = 12

/** The earliest month whose contacts matter to the count. */
export const lookBackTo = (month: Month): Month => earliestCounted(addMonths(month, -LOOK_BACK))

/**
 * How many whole months before this one in which a contact was owed have gone by since somebody who lives elsewhere was
 * last reached (C2.3i). Each is judged by where the person lived then, so that going on elsewhere neither makes a gap nor
 * closes one (D3). A number for people who help; whether somebody has lost touch only a person says.
 * @param contacts of this person, at least since {@link lookBackTo}
 */
export function monthsUnreached(
  person: Person,
  month: Month,
  contacts: readonly ContactFact[],
  intervals: ContactIntervals,
): number {
  const since = elsewhereSince(person)
  if (since === null) return 0
  const own = contacts.filter((one) => one.memberId === person._id && one.reached)
  const left = monthOfDay(since)
  let months = 0
  for (let back = 1; back <= LOOK_BACK; back++) {
    const before = addMonths(month, -back)
    // the month of leaving is nobody's fault
    if (before <= left || own.some((one) => one.month === before)) break
    const then = livingIn(person, before, month)
    // nor an interval that has not run out, since leaving or since a contact
    const isOwed = countedFrom(then.mobility, before, intervals) > left
    if (isOwed && contactState(then, before, own, intervals) !== 'reached') months += 1
  }
  return months
}

/** First day of living elsewhere without a break; null for somebody who is here. */
export function elsewhereSince({
  mobility,
  mobilities,
}: Pick<Person, 'mobility' | 'mobilities'>): Day | null {
  if (!livesElsewhere(mobility)) return null
  let since: Day | null = null
  for (const entry of [...mobilities].reverse()) {
    if (!livesElsewhere(entry.mobility)) break
    since = entry.from
  }
  return since
}
