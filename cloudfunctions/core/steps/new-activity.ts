import { monthOf } from '../domain/calendar'
import { REGULATION_VERSION } from '../domain/posting'
import type { Activity } from '../store/activities'

type Given = Pick<
  Activity,
  | '_id'
  | 'branchId'
  | 'branchName'
  | 'unitId'
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
>

/** A theme day as it is posted: what is given, and nothing yet of what comes later. */
export const newActivity = (given: Given & Partial<Activity>): Activity => ({
  month: monthOf(given.startsAt),
  makesUpFor: null,
  codeClosed: null,
  event: null,
  asked: [],
  sessions: [],
  offCampus: null,
  series: '',
  firstNotice: given.notice,
  revisions: [],
  frozenAt: null,
  invited: [],
  visiting: [],
  recorderId: null,
  arranged: 0,
  cancelled: null,
  heads: null,
  presentCount: null,
  sealedAt: null,
  recheckAt: null,
  entryId: null,
  version: 0,
  toldBefore: null,
  untold: given._id,
  regulationVersion: REGULATION_VERSION,
  ...given,
})
