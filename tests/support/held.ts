import { monthOf } from '../../cloudfunctions/core/domain/calendar'
import { activityIdOf } from '../../cloudfunctions/core/domain/identity'
import { newActivity } from '../../cloudfunctions/core/steps/new-activity'
import type { Activity } from '../../cloudfunctions/core/store/activities'
import type { Branch } from '../../cloudfunctions/core/store/orgs'
import type { World } from './call'

const HOUR = 3_600_000

/** A theme day that was held at 15:00 and whose register was counted, as if it had been posted in time. */
export async function putHeldDay(
  world: World,
  branch: Pick<Branch, '_id' | 'name' | 'parentId'>,
  day: string,
  over: Partial<Activity> = {},
): Promise<Activity> {
  const startsAt = Date.parse(`${day}T15:00:00+08:00`)
  const at = startsAt - 72 * HOUR
  const activity = newActivity({
    _id: activityIdOf(branch._id, 'held', `${day}${over.makesUpFor ?? ''}`),
    branchId: branch._id,
    branchName: branch.name,
    unitId: branch.parentId,
    month: monthOf(startsAt),
    theme: `${day}的主题学习`,
    themeSource: 'branch',
    plan: { planned: false, reason: null },
    items: [{ kind: 'required', category: 'study' }],
    mode: 'in_person',
    place: '会议室',
    startsAt,
    endsAt: startsAt + HOUR,
    notice: { at, leadDays: 3, verdict: 'on_time' },
    roster: [],
    untold: null,
    frozenAt: startsAt,
    postedBy: 'm0000000000000',
    postedAt: at,
    graceMinutes: 15,
    presentCount: 7,
    ...over,
  })
  await world.documents.put('activities', activity)
  return activity
}
