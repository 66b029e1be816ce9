import * as z from 'zod'
import { PUBLICITY_CHANNELS, SERVICE_KINDS } from './afterwards-words'
import { ActivityId, Day, Instant, Line, MemberId, Month, RequestKey } from './primitives'
import { Person } from './shared'

const entryId = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_a[0-9a-z]{11}_[0-9a-zA-Z_-]{12,40}$`))
/** `svc_<activity>_<key>` */
export const ServiceId = entryId('svc')
/** `pub_<activity>_<key>` */
export const PublicityId = entryId('pub')

/** What was done for others, of the theme day or on another day of its month (C3.4). */
const ServiceFacts = {
  kind: z.enum(SERVICE_KINDS),
  what: Line(100, 2),
  where: Line(60, 0),
  /** A group, never a person: 社区老人, not a name. */
  beneficiaries: Line(60, 0),
  on: Day,
  /** As somebody remembers it; never added up and never compared (F2, F5). */
  hours: z.number().min(0.5).max(24).multipleOf(0.5).nullable(),
}
/** A report on a theme day; how often it was seen is nobody's business (F5). */
const PublicityFacts = {
  channel: z.enum(PUBLICITY_CHANNELS),
  title: Line(80, 2),
  /** Shown as text to copy; any host. */
  link: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable(),
  on: Day,
}

/** Who wrote it down and when; what was taken away keeps nothing else. */
const Written = { by: z.string(), at: Instant }
const Removed = z.object({ by: z.string(), on: Day })

const Service = z.object({
  serviceId: ServiceId,
  ...ServiceFacts,
  participants: z.array(z.object({ memberId: MemberId, name: z.string() })),
  ...Written,
})
/** A service as one of those who took part finds it among the own data (C3.5b). */
export const ServiceOfMine = z.object({
  activityId: ActivityId,
  theme: z.string(),
  ...ServiceFacts,
  by: z.string(),
})

const Publicity = z.object({ publicityId: PublicityId, ...PublicityFacts, ...Written })

/** Service and publicity of a theme day in one call. */
export const afterwardsShow = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    activity: z.object({
      activityId: ActivityId,
      theme: z.string(),
      startsAt: Instant,
      month: Month,
    }),
    /** In order of their days. */
    services: z.array(Service),
    publicity: z.array(Publicity),
    /** What was written down and taken away again; for those who write. */
    removed: z.array(Removed),
    /** Who can have taken part: everybody on the list of the day; for those who write. */
    people: z.array(Person),
    may: z.object({ edit: z.boolean() }),
  }),
}

export const serviceAdd = {
  input: z.strictObject({
    key: RequestKey,
    activityId: ActivityId,
    ...ServiceFacts,
    where: ServiceFacts.where.default(''),
    beneficiaries: ServiceFacts.beneficiaries.default(''),
    hours: ServiceFacts.hours.default(null),
    participants: z.array(MemberId).max(200),
  }),
  output: z.object({ serviceId: ServiceId }),
}
export const serviceRemove = {
  input: z.strictObject({ activityId: ActivityId, serviceId: ServiceId }),
  output: z.object({ serviceId: ServiceId }),
}

export const publicityAdd = {
  input: z.strictObject({
    key: RequestKey,
    activityId: ActivityId,
    ...PublicityFacts,
    link: PublicityFacts.link.default(null),
  }),
  /** `doubt`: the content check hints at the title. */
  output: z.object({ publicityId: PublicityId, doubt: z.boolean() }),
}
export const publicityRemove = {
  input: z.strictObject({ activityId: ActivityId, publicityId: PublicityId }),
  output: z.object({ publicityId: PublicityId }),
}
