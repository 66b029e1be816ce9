import * as z from 'zod'
import {
  ActivityId,
  Day,
  Instant,
  MemberId,
  OrgId,
  PUBLICATION_SCOPES,
  PUBLICATION_STATES,
  PUBLICATION_STEPS,
  RESOLUTION_KINDS,
  ResolutionId,
  VoteResultShape,
} from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/** Matters put to a meeting, what was decided, and what became public of it (C3.3a–d). */
export const resolutions: Collection = {
  name: 'resolutions',
  indexes: [
    { name: 'activity', keys: [['activityId', 1]] },
    {
      name: 'branch_decided',
      keys: [
        ['branchId', 1],
        ['decidedAt', -1],
      ],
    },
    {
      name: 'unit_readable',
      keys: [
        ['unitId', 1],
        ['readable', 1],
        ['publishedAt', -1],
      ],
    },
    {
      name: 'readable',
      keys: [
        ['readable', 1],
        ['publishedAt', -1],
      ],
    },
    {
      name: 'pending_decided',
      keys: [
        ['pending', 1],
        ['decidedAt', 1],
      ],
    },
    {
      name: 'next_due',
      keys: [
        ['branchId', 1],
        ['nextDue', 1],
      ],
    },
    {
      name: 'pending',
      keys: [
        ['branchId', 1],
        ['pending', 1],
      ],
    },
  ],
}

const FollowUp = z.object({
  what: z.string(),
  who: z.string(),
  by: Day.nullable(),
  doneOn: Day.nullable(),
})

export const ResolutionDoc = z.object({
  _id: ResolutionId,
  activityId: ActivityId,
  branchId: OrgId,
  branchName: z.string(),
  unitId: OrgId,
  openedBy: MemberId,
  openedAt: Instant,
  kind: z.enum(RESOLUTION_KINDS),
  confidential: z.boolean(),
  topic: z.string(),
  proposer: z.string(),
  why: z.string(),
  discussion: z.string(),
  /** Who had a vote, and who of them was there, at each minute that was looked at; the last one counts. */
  captures: z
    .array(
      z.object({
        at: Instant,
        votingDue: z.array(MemberId),
        present: z.array(MemberId),
        /** Who came and had left the room again at this minute. */
        left: z.array(MemberId).default([]),
        /** Who of the committee was there at this minute without being on the day's register. */
        unlisted: z.array(MemberId).default([]),
        by: MemberId,
      }),
    )
    .min(1),
  result: VoteResultShape.nullable(),
  decidedAt: Instant.nullable(),
  followUps: z.array(FollowUp),
  /** The earliest day something that is not done was to be done by; see `nextDueOf`. */
  nextDue: Day.nullable().default(null),
  publication: z
    .object({
      state: z.enum(PUBLICATION_STATES),
      scope: z.enum(PUBLICATION_SCOPES),
      process: z.string(),
      result: z.string(),
      publishedAt: Instant.nullable(),
      steps: z.array(
        z.object({
          step: z.enum(PUBLICATION_STEPS),
          by: MemberId,
          name: z.string(),
          at: Instant,
          reason: z.string(),
          before: z.object({ process: z.string(), result: z.string() }).nullable().default(null),
        }),
      ),
    })
    .nullable(),
  /** Who may read it now; null while it is not published. */
  readable: z.enum(PUBLICATION_SCOPES).nullable(),
  publishedAt: Instant.nullable(),
  /** Decided, not confidential, and neither published nor kept: somebody is still to do something. */
  pending: z.boolean(),
})
export type ResolutionDoc = z.infer<typeof ResolutionDoc>

export async function resolutionById(
  db: PointDocuments,
  resolutionId: string,
): Promise<ResolutionDoc | null> {
  const doc = await db.get(resolutions.name, resolutionId)
  return doc ? ResolutionDoc.parse(doc) : null
}

/** Far more than a meeting can discuss. */
export const MATTERS_AT_MOST = 50

/** Matters of one theme day in the order they were opened. Index: activity. */
export async function resolutionsOf(db: Documents, activityId: string): Promise<ResolutionDoc[]> {
  const found = await db.find(resolutions.name, { where: { activityId }, limit: MATTERS_AT_MOST })
  return inOrder(found.map((doc) => ResolutionDoc.parse(doc)))
}

const inOrder = (matters: ResolutionDoc[]) =>
  matters.sort((a, b) => a.openedAt - b.openedAt || (a._id < b._id ? -1 : 1))

/** Matters of some theme days in one question. Index: activity. */
export async function resolutionsOfAll(
  db: Documents,
  activityIds: readonly string[],
): Promise<ResolutionDoc[]> {
  if (activityIds.length === 0) return []
  const where = { activityId: { in: activityIds } }
  const found = await db.find(resolutions.name, { where, limit: 1000 })
  return inOrder(found.map((doc) => ResolutionDoc.parse(doc)))
}

/** What some branches have decided and not yet dealt with. Index: pending. */
export async function resolutionsPending(
  db: Documents,
  branchIds: readonly string[],
): Promise<ResolutionDoc[]> {
  if (branchIds.length === 0) return []
  const where = { branchId: { in: branchIds }, pending: true }
  const found = await db.find(resolutions.name, { where, limit: 50 })
  return found.map((doc) => ResolutionDoc.parse(doc))
}

/** Of some branches, what was to be done by a day within a span and is not, the longest due first. Index: next_due. */
export async function resolutionsDue(
  db: Documents,
  branchIds: readonly string[],
  span: { from: Day; to: Day },
): Promise<ResolutionDoc[]> {
  if (branchIds.length === 0) return []
  const where = { branchId: { in: branchIds }, nextDue: { gte: span.from, lte: span.to } }
  const found = await db.find(resolutions.name, { where, order: [['nextDue', 'asc']], limit: 50 })
  return found.map((doc) => ResolutionDoc.parse(doc))
}

/** Decided within a span and not yet dealt with, in the order decided. Index: pending_decided. */
export async function pendingSince(
  db: Documents,
  span: { from: Instant; to: Instant },
  { skip, limit }: { skip: number; limit: number },
): Promise<ResolutionDoc[]> {
  const found = await db.find(resolutions.name, {
    where: { pending: true, decidedAt: { gt: span.from, lte: span.to } },
    order: [
      ['decidedAt', 'asc'],
      ['_id', 'asc'],
    ],
    skip,
    limit,
  })
  return found.map((doc) => ResolutionDoc.parse(doc))
}

export const putResolution = (tx: PointDocuments, doc: ResolutionDoc): Promise<void> =>
  tx.put(resolutions.name, doc)

export const removeResolution = (tx: PointDocuments, id: string): Promise<boolean> =>
  tx.remove(resolutions.name, id)
