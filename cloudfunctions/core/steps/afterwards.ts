import type { Briefing, MemberId, Objection } from '../contract'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { briefingsOf } from '../store/briefings'
import { objectionsOf } from '../store/objections'
import { briefingCard, objectionCard } from './briefing-card'
import { stillMissed } from './still-missed'

/**
 * What follows a day: briefings and objections. Leaders see all of them, everybody else what concerns them; before the
 * day there is nothing to ask for.
 */
export async function afterwards(
  { documents, now }: Platform,
  activity: Activity,
  { me, leads }: { me: MemberId; leads: boolean },
): Promise<{ briefings: Briefing[]; objections: Objection[] }> {
  if (now < activity.startsAt || activity.cancelled) return { briefings: [], objections: [] }
  const [briefings, objections] = await Promise.all([
    briefingsOf(documents, [activity._id]).then((all) => stillMissed(documents, all)),
    objectionsOf(documents, activity._id),
  ])
  const mine = (one: { memberId: MemberId; brieferId?: MemberId }) =>
    leads || one.memberId === me || one.brieferId === me
  return {
    briefings: briefings.filter(mine).map(briefingCard),
    objections: objections.filter(mine).map(objectionCard),
  }
}
