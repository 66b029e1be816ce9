import * as z from 'zod'
import { ActivityId, EntryId, MemberId } from './primitives'
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
