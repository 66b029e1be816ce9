import type { MemberId } from '../contract'
import { dayOf } from '../domain/calendar'
import { standingOn } from '../domain/due-list'
import type { Platform } from '../platform/ports'
import { type Activity, partsOf } from '../store/activities'
import { memberOf } from '../store/members'

/**
 * The activity on whose register a person belongs who is not on the one at hand, with the list that counts for it:
 * the own branch's part of the same event (domain §7 #3), or the same activity for somebody who joined the branch
 * after the posting, as long as the list is not final (domain §7 #7). One stage.
 */
export async function ownPart(
  platform: Platform,
  activity: Activity,
  memberId: MemberId,
): Promise<Activity> {
  const { documents } = platform
  const { event } = activity
  if (activity.frozenAt !== null && !event) return activity
  const [member, others] = await Promise.all([
    memberOf(documents, memberId),
    event ? partsOf(documents, event.eventId) : [],
  ])
  if (!member) return activity
  const parts = [activity, ...others.filter((one) => one._id !== activity._id && !one.cancelled)]
  const listed = parts.find((one) => one.roster.some((row) => row.memberId === memberId))
  if (listed) return listed
  for (const part of parts) {
    const standing = standingOn(member, part.branchId, dayOf(part.startsAt))
    if (standing && part.frozenAt === null) {
      const { name, stage, group } = member
      return { ...part, roster: [...part.roster, { memberId, name, stage, group, standing }] }
    }
  }
  return activity
}
