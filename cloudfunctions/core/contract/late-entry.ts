import * as z from 'zod'
import { ActivityId, Day, EntryId, Instant, MemberId } from './primitives'
import { Counts, ReasonText } from './shared'

/**
 * After the record is closed somebody turns out to have been there. It is declared with a reason and counts when a
 * second person has agreed; then a new entry of the ledger says so for ever.
 */
export const entryDeclare = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId, reason: ReasonText }),
  output: z.object({ memberId: MemberId }),
}

export const entryConfirm = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId, agree: z.boolean() }),
  /** Null when the second person did not agree. */
  output: z.object({ entryId: EntryId.nullable(), counts: Counts.nullable() }),
}

/** A declaration as the person reads it whom it is about (C3.5b). */
export const LateEntryOfMine = z.object({
  activityId: ActivityId,
  theme: z.string(),
  /** The day it is about. */
  on: Day,
  reason: z.string(),
  declaredBy: z.string(),
  at: Instant,
  /** What the second person said, and who it was; null while nobody has. */
  agreed: z.boolean().nullable(),
  answeredBy: z.string().nullable(),
})
