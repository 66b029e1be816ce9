import * as z from 'zod'
import { ActivityId, Instant } from './primitives'
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

/** The day was moved; leave given before is kept once its owner says so again (domain §7 #1). */
export const leaveConfirm = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({ confirmedAt: Instant }),
}

export const leaveWithdraw = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({ mine: MyPart }),
}
