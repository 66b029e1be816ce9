import * as z from 'zod'
import { FeedbackId, Instant, MemberId, OrgId, ResolutionId } from '../contract'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'

/** What readers say about something published, and the answers (C3.3d). */
export const feedback: Collection = {
  name: 'feedback',
  indexes: [
    { name: 'resolution', keys: [['resolutionId', 1]] },
    { name: 'member', keys: [['memberId', 1]] },
    {
      name: 'open',
      keys: [
        ['branchId', 1],
        ['answeredAt', 1],
      ],
    },
  ],
}

export const FeedbackDoc = z.object({
  _id: FeedbackId,
  resolutionId: ResolutionId,
  branchId: OrgId,
  text: z.string(),
  at: Instant,
  /** Null when it was left without a name: nothing tells who it was. */
  memberId: MemberId.nullable(),
  /** The content check of the platform found the words risky; who answers decides. */
  doubt: z.boolean().default(false),
  /** Whether readers see words and answer, once there is one. */
  shown: z.boolean().default(true),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: MemberId.nullable(),
})
export type FeedbackDoc = z.infer<typeof FeedbackDoc>

/** Said about one thing; more is not taken. */
export const FEEDBACK_AT_MOST = 200
/** Of these, people nobody knows may take so many: the others keep their place. */
export const STRANGERS_AT_MOST = 100

/** Oldest first. Index: resolution. */
export async function feedbackOn(db: Documents, resolutionId: string): Promise<FeedbackDoc[]> {
  const found = await db.find(feedback.name, {
    where: { resolutionId },
    limit: FEEDBACK_AT_MOST,
  })
  return found.map((doc) => FeedbackDoc.parse(doc)).sort((a, b) => a.at - b.at)
}

/** What nobody has answered yet. Index: open. */
export async function feedbackOpen(
  db: Documents,
  branchIds: readonly string[],
): Promise<FeedbackDoc[]> {
  if (branchIds.length === 0) return []
  const where = { branchId: { in: branchIds }, answeredAt: null }
  const found = await db.find(feedback.name, { where, limit: 50 })
  return found.map((doc) => FeedbackDoc.parse(doc))
}

/** What somebody said under the own name, newest first. Index: member. */
export async function feedbackBy(db: Documents, memberId: string): Promise<FeedbackDoc[]> {
  const found = await everything(db, feedback, { memberId })
  return found.map((doc) => FeedbackDoc.parse(doc)).sort((a, b) => b.at - a.at)
}

export async function feedbackById(db: PointDocuments, id: string): Promise<FeedbackDoc | null> {
  const doc = await db.get(feedback.name, id)
  return doc ? FeedbackDoc.parse(doc) : null
}

export const leaveFeedback = (db: Documents, doc: FeedbackDoc) => db.insertOnce(feedback.name, doc)

export const putFeedback = (tx: PointDocuments, doc: FeedbackDoc): Promise<void> =>
  tx.put(feedback.name, doc)
