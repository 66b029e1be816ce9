import type { MemberId } from '../contract'
import { dayOf } from '../domain/calendar'
import type { Platform } from '../platform/ports'
import { activitiesByIds } from '../store/activities'
import { lateEntriesAbout } from '../store/late-entries'
import { membersByIds } from '../store/members'

/** What was declared about a person after a closing, why, by whom, and what the second person said; newest first (C3.5b). */
export async function ownLateEntries({ documents }: Platform, memberId: MemberId) {
  const declared = await lateEntriesAbout(documents, memberId)
  const [activities, people] = await Promise.all([
    activitiesByIds(
      documents,
      declared.map((one) => one.activityId),
    ),
    membersByIds(
      documents,
      declared.flatMap(({ declaredBy, answer }) =>
        answer ? [declaredBy, answer.by] : [declaredBy],
      ),
    ),
  ])
  const nameOf = (id: MemberId) => people.find((one) => one._id === id)?.name ?? ''
  return declared
    .sort((a, b) => b.declaredAt - a.declaredAt)
    .flatMap(({ activityId, reason, declaredBy, declaredAt, answer }) => {
      const activity = activities.find((one) => one._id === activityId)
      if (!activity) return []
      return {
        activityId,
        theme: activity.theme,
        on: dayOf(activity.startsAt),
        reason,
        declaredBy: nameOf(declaredBy),
        at: declaredAt,
        agreed: answer?.agree ?? null,
        answeredBy: answer ? nameOf(answer.by) : null,
      }
    })
}
