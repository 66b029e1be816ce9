import * as z from 'zod'
import { ActivityId, Instant, MemberId } from './primitives'
import { MyPart, ReasonText } from './shared'
import { LEAVE_KINDS } from './vocabulary'

/** Leave is asked before the start; the reason is read by the secretary alone (domain §7 #9). */
export const leaveAsk = {
  input: z.strictObject({
    activityId: ActivityId,
    kind: z.enum(LEAVE_KINDS),
    reason: ReasonText,
  }),
  output: z.object({ mine: MyPart }),
}

/**
 * The secretary enters leave for somebody: before the start, or after it when the reason is accepted. The only way once
 * the day has begun (domain §7 #9).
 */
export const leaveEnter = {
  input: z.strictObject({
    activityId: ActivityId,
    memberId: MemberId,
    kind: z.enum(LEAVE_KINDS),
    reason: ReasonText,
  }),
  output: z.object({ memberId: MemberId, late: z.boolean() }),
}

/** The day was moved; leave given before is kept once its owner says so again (domain §7 #1). */
export const leaveConfirm = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({ confirmedAt: Instant }),
}

/** Taken back by the person before the start, or by the secretary until the record is closed. */
export const leaveWithdraw = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId.optional() }),
  output: z.object({ mine: MyPart }),
}
