import type { OrgName } from '../contract'
import { orgName } from '../domain/activity-card'
import { ledBy } from '../domain/offices-held'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { orgsByIds } from '../store/orgs'
import { partsOf } from '../store/parts'
import type { Me } from './person'

/**
 * Who else takes part in the event an activity belongs to, and which branches the caller leads that were asked and
 * have not joined (domain §7 #3).
 */
export async function takingPart(
  { documents, now }: Platform,
  activity: Activity,
  me: Me,
): Promise<{ partners: OrgName[]; join: OrgName[] }> {
  if (!activity.event) return { partners: [], join: [] }
  const led = ledBy(me.offices).filter((id) => activity.asked.includes(id))
  const [parts, orgs] = await Promise.all([
    partsOf(documents, activity.event.eventId),
    orgsByIds(documents, led),
  ])
  const others = parts.filter((one) => one._id !== activity._id)
  const joined = new Set(others.map((one) => one.branchId))
  const closed =
    activity.cancelled !== null || activity.sealedAt !== null || now >= activity.startsAt
  return {
    partners: others
      .filter((one) => !one.cancelled)
      .map((one) => ({ orgId: one.branchId, name: one.branchName })),
    join: closed
      ? []
      : led
          .filter((id) => !joined.has(id))
          .flatMap((id) => orgs.get(id) ?? [])
          .map(orgName),
  }
}
