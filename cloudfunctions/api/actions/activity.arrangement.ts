import { orgName } from '../../core/domain/activity-card'
import { dayOf } from '../../core/domain/calendar'
import { relationOn } from '../../core/domain/membership'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { leadersOf } from '../../core/steps/leaders'
import { officersAbove } from '../../core/steps/officers-above'
import { onActivity } from '../../core/steps/on-activity'
import { peopleToAsk } from '../../core/steps/people-to-ask'
import { everInBranch } from '../../core/store/members'

/** How the branch's own part of a day is arranged, and who can be chosen (C2.3f, C3.8). */
export const activityArrangement: Action<'activity.arrangement'> = async (
  input,
  platform,
  caller,
) => {
  const found = await onActivity('activity.arrangement', input.activityId, platform, caller)
  if (!found.ok) return found
  const { branchId, branchName, unitId, theme, mode, ...activity } = found.value.activity
  if (activity.cancelled) return refuse('activity-cancelled')
  if (activity.sealedAt !== null) return refuse('activity-sealed')
  const [ever, { leaders }, officers] = await Promise.all([
    everInBranch(platform.documents, branchId),
    leadersOf(platform, branchId),
    officersAbove(platform, unitId),
  ])
  // also those who stay here for a time (decision 0011)
  const people = ever.filter((person) => relationOn(person, branchId, dayOf(platform.now)))
  const { recorderId, invited, visiting, offCampus, arranged } = activity
  const toAsk = await peopleToAsk(
    platform,
    branchId,
    { people, leaders, officers },
    { invited, visiting, recorder: recorderId ? [recorderId] : [] },
  )
  return yes({
    branch: orgName({ _id: branchId, name: branchName }),
    theme,
    mode,
    arrangement: { recorderId, invited, visiting, offCampus, arranged },
    ...toAsk,
  })
}
