import * as z from 'zod'
import { ActivityId, EventId, Instant, Line, MemberId } from './primitives'
import { ARRIVAL_METHODS, STANDINGS } from './vocabulary'

export const boardArrival = z.object({
  memberId: MemberId,
  name: z.string(),
  standing: z.enum(STANDINGS),
  /** Null where nobody knows the minute: a list on paper, a tick after the last window. */
  at: Instant.nullable(),
  late: z.boolean(),
  method: z.enum(ARRIVAL_METHODS),
  /** Why the recorder wrote it, when something was said. */
  note: z.string().optional(),
})
export type Arrival = z.infer<typeof boardArrival>

/** A person registers own arrival with the code of the room (F2: one of three equal ways). */
export const arrivalConfirm = {
  input: z.strictObject({
    code: z.string().min(1).max(64),
    /** What the page shows that the person stands on, when there is one: a code of another event is refused. */
    activityId: ActivityId.or(EventId).optional(),
    /**
     * Whom the phone takes the person for, when it knows: the own part of an event is then found without a further
     * question. Believed of nobody; a code kept for somebody else is refused.
     */
    scannedFor: MemberId.optional(),
    /** Kept on the phone without network and sent now; then the code may be older, and the recorder has to agree. */
    kept: z.literal(true).optional(),
  }),
  output: z.object({
    activityId: ActivityId,
    theme: z.string(),
    /** When the person arrived; of a kept code, when it was scanned. Null where it was ticked and nobody knows. */
    at: Instant.nullable(),
    late: z.boolean(),
    standing: z.enum(STANDINGS),
    method: z.enum(ARRIVAL_METHODS),
    /** False when the person was already on the register: the first answer is given again. */
    first: z.boolean(),
    /** True while the recorder has not agreed: it does not count yet. */
    waiting: z.boolean(),
  }),
}

/**
 * The recorder ticks people who are in the room or online, with or without a phone (domain §7 #11, #12): one, or all
 * who are left.
 */
export const arrivalTick = {
  input: z.strictObject({
    activityId: ActivityId,
    memberIds: z.array(MemberId).min(1).max(300),
    method: z.enum(['recorder', 'online', 'paper']).default('recorder'),
    /** Said by the recorder; left out, the minute of the tick decides. */
    late: z.boolean().optional(),
    /** A few words why (§7 #12). */
    note: Line(60).optional(),
  }),
  output: z.object({ arrivals: z.array(boardArrival) }),
}

/** A tick made by mistake is taken back before the record is closed. */
export const arrivalUndo = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId }),
  output: z.object({ memberId: MemberId }),
}

/** A code that was sent late counts once the recorder or the secretary has seen that the person was there. */
export const arrivalSettle = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId, wasThere: z.boolean() }),
  output: z.object({ memberId: MemberId, counted: z.boolean() }),
}
