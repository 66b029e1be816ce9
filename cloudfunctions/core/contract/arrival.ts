import * as z from 'zod'
import { ActivityId, Instant, MemberId } from './primitives'
import { ActivityCard, Counts, ReasonText } from './shared'
import { ARRIVAL_METHODS, STANDINGS } from './vocabulary'

const Arrival = z.object({
  memberId: MemberId,
  name: z.string(),
  standing: z.enum(STANDINGS),
  at: Instant,
  late: z.boolean(),
  method: z.enum(ARRIVAL_METHODS),
})
export type Arrival = z.infer<typeof Arrival>

const Row = z.object({
  memberId: MemberId,
  name: z.string(),
  group: z.string().nullable(),
})

/** The screen in the room: the live code, who has arrived, who is still missing. For the recorder and leaders. */
export const boardShow = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    activity: ActivityCard,
    /** Null outside the window; otherwise the text to draw as a QR code. */
    code: z.string().nullable(),
    /** When `code` is replaced by the next one. */
    codeUntil: Instant,
    counts: Counts,
    /** Latest first. */
    arrived: z.array(Arrival),
    /** In roster order; without people on leave. */
    missing: z.array(Row),
    onLeave: z.array(Row),
    /** People invited who have not arrived; outside the count. */
    invitees: z.array(Row),
  }),
}

/** A person registers own arrival with the code of the room (F2: one of three equal ways). */
export const arrivalConfirm = {
  input: z.strictObject({
    code: z.string().min(1).max(64),
    /** The event whose page the person stands on, when there is one: a code of another event is refused. */
    activityId: ActivityId.optional(),
  }),
  output: z.object({
    activityId: ActivityId,
    theme: z.string(),
    at: Instant,
    late: z.boolean(),
    standing: z.enum(STANDINGS),
    method: z.enum(ARRIVAL_METHODS),
    /** False when the person was already on the register: the first answer is given again. */
    first: z.boolean(),
  }),
}

/** The recorder ticks a person who is in the room, with or without a phone (domain §7 #11, #12). */
export const arrivalTick = {
  input: z.strictObject({
    activityId: ActivityId,
    memberId: MemberId,
    method: z.enum(['recorder', 'paper']).default('recorder'),
    note: ReasonText.optional(),
  }),
  output: z.object({ arrival: Arrival, first: z.boolean() }),
}

/** A tick made by mistake is taken back before the record is closed. */
export const arrivalUndo = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId }),
  output: z.object({ memberId: MemberId }),
}
