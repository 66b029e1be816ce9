import * as z from 'zod'
import { ActivityId, Day, Instant, MemberId, OrgId, SERVICE_KINDS, ServiceId } from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'
import { sayOnce } from './say-once'

/**
 * Volunteer service of a theme day (C3.4). Id: `svc_<activity>_<key>`: one tap, one entry. Not under the day's seal: a
 * fact of its own, with author and time. Taken away, it keeps who did so and when, and nothing of what it said.
 */
export const services: Collection = {
  name: 'services',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    { name: 'participant', keys: [['participants.memberId', 1]] },
  ],
}

export const ServiceDoc = z.object({
  _id: ServiceId,
  activityId: ActivityId,
  branchId: OrgId,
  theme: z.string(),
  kind: z.enum(SERVICE_KINDS),
  what: z.string(),
  where: z.string(),
  beneficiaries: z.string(),
  on: Day,
  hours: z.number().nullable(),
  participants: z.array(z.object({ memberId: MemberId, name: z.string() })),
  by: MemberId,
  byName: z.string(),
  at: Instant,
  removed: z.object({ by: MemberId, byName: z.string(), at: Instant }).nullable(),
})
export type ServiceDoc = z.infer<typeof ServiceDoc>

/** One theme day's services, also those taken away, in order of their days. Index: activity. */
export async function servicesOf(db: Documents, activityId: string): Promise<ServiceDoc[]> {
  const found = await db.find(services.name, { where: { activityId }, limit: 200 })
  return found
    .map((doc) => ServiceDoc.parse(doc))
    .sort((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1))
}

/** The services somebody took part in, newest first. Index: participant. */
export async function servicesWith(db: Documents, memberId: string): Promise<ServiceDoc[]> {
  const found = await everything(db, services, { 'participants.memberId': memberId })
  return found.map((doc) => ServiceDoc.parse(doc)).sort((a, b) => b.on.localeCompare(a.on))
}

export async function serviceById(db: PointDocuments, id: string): Promise<ServiceDoc | null> {
  const doc = await db.get(services.name, id)
  return doc ? ServiceDoc.parse(doc) : null
}

/** One tap, one entry; a repeated one meets the first. @returns whether the first says the same */
export const addServiceOnce = (db: Documents, service: ServiceDoc): Promise<boolean> =>
  sayOnce(db, services.name, service, WORDS)

const WORDS = ['kind', 'what', 'where', 'beneficiaries', 'on', 'hours', 'participants'] as const

/** Empties what was said, and keeps who took it away. */
export const removeService = (
  tx: PointDocuments,
  id: string,
  removed: NonNullable<ServiceDoc['removed']>,
): Promise<boolean> =>
  tx.patch(services.name, id, {
    what: '',
    where: '',
    beneficiaries: '',
    hours: null,
    participants: [],
    removed,
  })
