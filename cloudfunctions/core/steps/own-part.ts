import type { ActivityId, EventId, MemberId } from '../contract'
import { dayOf } from '../domain/calendar'
import { standingOn } from '../domain/due-list'
import type { Documents, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activitiesByIds, activityOf } from '../store/activities'
import { memberOf } from '../store/members'
import { partsListing, partsOfBranches } from '../store/parts'

type Named = ActivityId | EventId

/** `coded`: what the code stands for; `page`: what the page shows; `who`: whom the phone takes the person for. */
export type Scanned = { coded: Named; page: Named | undefined; who: MemberId | undefined }

const isEvent = (id: Named) => id.startsWith('e')

/**
 * What can be read before the caller is known, in one question: of an event the parts that list whom the phone takes
 * the person for, otherwise the days that code and page name. So a joint day costs no stage more than an own one.
 */
export function scannedParts(
  documents: Documents,
  { coded, page, who }: Scanned,
): Promise<Activity[]> {
  if (isEvent(coded) && who) return partsListing(documents, coded, who)
  const named = [coded, page].filter((id) => id !== undefined && !isEvent(id)) as ActivityId[]
  return activitiesByIds(documents, named)
}

/**
 * The activity on whose register a person belongs who scanned a code, with the list that counts for it. Of an event's
 * parts it is the one where the person is due, whoever shows the code (domain §7 #3, #5); where the person is due
 * nowhere, that of the page.
 * @param known what {@link scannedParts} found
 * @returns refusals: `activity-unknown`, `code-other-event`, `not-on-register`
 */
export async function ownPart(
  platform: Platform,
  { coded, page, who }: Scanned,
  known: readonly Activity[],
  memberId: MemberId,
): Promise<Decision<Activity>> {
  const { documents } = platform
  const ofCode = known.find((one) => one._id === coded)
  if (!ofCode && !isEvent(coded)) return refuse('activity-unknown')
  const eventId = ofCode ? (ofCode.event?.eventId ?? null) : coded
  const together = (one: Activity | null | undefined) =>
    one?._id === coded || (eventId !== null && one?.event?.eventId === eventId)
  if (page && page !== coded && page !== eventId) {
    const shown = known.find((one) => one._id === page) ?? (await activityOf(documents, page))
    if (!together(shown)) return refuse('code-other-event')
  }
  const standing = (one: Activity) => one.roster.find((row) => row.memberId === memberId)?.standing
  const read = known.filter((one) => together(one) && standing(one))
  const isDue = (one: Activity) => !one.cancelled && standing(one) === 'due'
  const complete = eventId === null || read.some(isDue) || (isEvent(coded) && who === memberId)
  const listed = complete ? read : await partsListing(documents, eventId, memberId)
  const living = listed.filter((one) => !one.cancelled)
  const own =
    living.find(isDue) ??
    living.find((one) => one._id === page || one._id === coded) ??
    living[0] ??
    listed[0]
  return own ? yes(own) : asNewcomer(platform, memberId, { eventId, ofCode })
}

/** Who joined the branch after the posting is on its list as long as that is not final (domain §7 #7). */
async function asNewcomer(
  { documents }: Platform,
  memberId: MemberId,
  { eventId, ofCode }: { eventId: EventId | null; ofCode: Activity | undefined },
): Promise<Decision<Activity>> {
  if (ofCode && !eventId && ofCode.frozenAt !== null) return yes(ofCode)
  const member = await memberOf(documents, memberId)
  if (!member) return refuse('not-on-register')
  const parts = eventId
    ? await partsOfBranches(documents, eventId, member.branchIds)
    : [ofCode].filter((one) => one !== undefined)
  for (const part of parts) {
    const standing = standingOn(member, part.branchId, dayOf(part.startsAt))
    if (standing && part.frozenAt === null && !part.cancelled) {
      const { name, stage, group } = member
      return yes({ ...part, roster: [...part.roster, { memberId, name, stage, group, standing }] })
    }
  }
  return ofCode ? yes(ofCode) : refuse('not-on-register')
}
