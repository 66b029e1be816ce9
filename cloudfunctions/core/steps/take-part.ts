import type { MemberId, OrgId } from '../contract'
import { partIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Activity } from '../store/activities'
import { putPart } from '../store/activity-writes'
import { isAsRead, type Org, patchOrg } from '../store/orgs'
import { newActivity } from './new-activity'

type Branch = { _id: OrgId; name: string; parentId: OrgId }

/** A branch's own part of an event: own list, register, record and line of the ledger (domain §7 #3, #4). */
export const partFor = (
  branch: Branch,
  event: NonNullable<Activity['event']>,
  given: Pick<
    Activity,
    | 'theme'
    | 'themeSource'
    | 'plan'
    | 'items'
    | 'mode'
    | 'place'
    | 'startsAt'
    | 'endsAt'
    | 'notice'
    | 'roster'
    | 'postedBy'
    | 'postedAt'
    | 'graceMinutes'
  > & { sessions?: Activity['sessions']; recorderId?: MemberId | null },
): Activity =>
  newActivity({
    ...given,
    _id: partIdOf(event.eventId, branch._id),
    branchId: branch._id,
    branchName: branch.name,
    unitId: branch.parentId,
    event,
  })

/**
 * Writes days of an organisation that is still as it was read, and counts the change there: what merges, splits or ends at
 * the same moment either sees the days or stops them (domain §7 #19).
 * @param org the branch whose day it is, or the unit that holds one for its branches
 * @returns null when it changed meanwhile
 */
export async function putDays(
  tx: PointDocuments,
  org: Org,
  days: readonly Activity[],
): Promise<Activity[] | null> {
  if (!(await isAsRead(tx, org))) return null
  const written: Activity[] = []
  for (const day of days) written.push(await putPart(tx, day))
  await patchOrg(tx, org, {})
  return written
}

/** As {@link putDays}, one day in a step of its own; the first posting of an intention stays. */
export const postIn = (
  documents: Documents,
  branch: Org,
  day: Activity,
): Promise<Activity | null> =>
  documents.transact(async (tx) => (await putDays(tx, branch, [day]))?.[0] ?? null)
