import * as z from 'zod'
import type { OrgId } from '../contract'
import type { Day } from '../domain/sealed-facts'
import type { Doc, Documents, PointDocuments } from '../platform/ports'
import { activities } from './activities'
import { Activity } from './activity-shape'
import type { Collection } from './collection'
import { media } from './media'
import { ResolutionDoc, resolutions } from './resolutions'

/** What stands beside the ledger about closed theme days, as far as the ledger says the same (C4.3d). */

const DayShape = Activity.pick({
  branchId: true,
  branchName: true,
  month: true,
  makesUpFor: true,
  theme: true,
  items: true,
  mode: true,
  place: true,
  startsAt: true,
  endsAt: true,
  sessions: true,
  notice: true,
  event: true,
  cancelled: true,
  presentCount: true,
  sealedAt: true,
  entryId: true,
}) satisfies z.ZodType<Day>
const MatterShape = ResolutionDoc.pick({
  _id: true,
  activityId: true,
  kind: true,
  confidential: true,
  topic: true,
  proposer: true,
  why: true,
  discussion: true,
  captures: true,
  result: true,
  followUps: true,
})
export type Matter = z.infer<typeof MatterShape>
const AlbumShape = z.object({ items: z.array(z.object({ sha256: z.string() })) })

/** Null where somebody tore it apart. */
export const dayIn = (doc: Doc | null): Day | null => DayShape.safeParse(doc).data ?? null
export const matterIn = (doc: Doc | null): Matter | null => MatterShape.safeParse(doc).data ?? null
export const digestsIn = (doc: Doc | null): string[] =>
  AlbumShape.safeParse(doc).data?.items.map((one) => one.sha256) ?? []

/** Behind one, at most so many, as they are stored; `branchIds` null for all. By id. */
type Ask = (
  db: Documents,
  branchIds: readonly OrgId[] | null,
  page: { after: string; limit: number },
) => Promise<Doc[]>

const asking =
  (
    { name }: Collection,
    select: readonly string[],
    where: Record<string, { gt: number }> = {},
  ): Ask =>
  (db, branchIds, { after, limit }) =>
    db.findMany(name, {
      where: {
        ...where,
        _id: { gt: after },
        ...(branchIds ? { branchId: { in: branchIds } } : {}),
      },
      order: [['_id', 'asc']],
      limit,
      select,
    })

export const daysClosed: Ask = asking(activities, Object.keys(DayShape.shape), {
  sealedAt: { gt: 0 },
})
export const mattersOn: Ask = asking(resolutions, Object.keys(MatterShape.shape))
export const albumsOn: Ask = asking(media, ['items.sha256'])

export const dayDoc = (tx: PointDocuments, id: string) => tx.get(activities.name, id)
export const matterDoc = (tx: PointDocuments, id: string) => tx.get(resolutions.name, id)
export const albumDoc = (tx: PointDocuments, id: string) => tx.get(media.name, id)
