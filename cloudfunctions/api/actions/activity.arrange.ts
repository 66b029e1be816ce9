import { decideArranging, leftOut } from '../../core/domain/event-arrangement'
import { lastEnds } from '../../core/domain/phase'
import { tellingSubject } from '../../core/domain/telling'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { sendOwed } from '../../core/steps/announce'
import { arrangingFacts } from '../../core/steps/arranging-facts'
import { cameAnew, tellNewcomers } from '../../core/steps/final-list'
import { onActivity } from '../../core/steps/on-activity'
import { dropGone, oweStanding } from '../../core/steps/owe'
import { whileOpen } from '../../core/steps/while-open'
import type { Activity } from '../../core/store/activities'
import { rearrange } from '../../core/store/activity-writes'
import { arrivalOf } from '../../core/store/arrivals'

/** The day before and after; before is null when it was arranged like this already. */
type Done = { before: Activity | null; after: Activity }

/**
 * Arranges the branch's own part of a day anew until its record is closed: recorder, guests, guides and what an outing
 * has settled (C2.3f, C3.8). Guests who are new are told while the day lasts; nobody else is told anything. Said again
 * it changes nothing and completes the telling.
 */
export const activityArrange: Action<'activity.arrange'> = async (input, platform, caller) => {
  const found = await onActivity('activity.arrange', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activityId } = input
  const { now } = platform
  const facts = await arrangingFacts(platform, found.value.activity, input.visiting)
  const done = await whileOpen<Done>(platform, activityId, async (tx, activity) => {
    const arrived: string[] = []
    for (const id of leftOut(activity, input)) {
      if (await arrivalOf(tx, activityId, id)) arrived.push(id)
    }
    const decision = decideArranging(activity, input, { ...facts, arrived, now })
    if (!decision.ok) return decision
    if (decision.value === null) return yes({ before: null, after: activity })
    const comers = cameAnew(activity.roster, decision.value.roster)
    const tells = comers.length > 0 && now < lastEnds(activity)
    const untold = tells ? tellingSubject(activity) : activity.untold
    const fields = { ...decision.value, untold }
    await rearrange(tx, activityId, fields)
    return yes({ before: activity, after: { ...activity, ...fields } })
  })
  if (!done.ok) return done
  const { before, after } = done.value
  await dropGone(platform, after)
  if (after.untold) {
    await (before ? tellNewcomers(platform, before, after) : oweStanding(platform, after))
    await sendOwed(platform, after)
  }
  return yes({ activityId, arranged: after.arranged })
}
