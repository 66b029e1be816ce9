import type { MemberId, OrgId } from '../contract'
import { partIdOf } from '../domain/identity'
import type { Activity } from '../store/activities'
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
