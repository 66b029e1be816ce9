import * as z from 'zod'
import { ActivityId, EventId, Instant, Line, OrgId, RequestKey } from './primitives'
import { ContentItem, Notice, OrgName, ReasonText, ThemeText } from './shared'
import { MODES } from './vocabulary'

/** The unit holds one day for several of its branches (C2.3b, domain §7 #4). */
export const unitEventPost = {
  input: z.strictObject({
    key: RequestKey,
    unitId: OrgId,
    branchIds: z.array(OrgId).min(1).max(40),
    /** Why the unit holds it: "when necessary". */
    reason: ReasonText,
    theme: ThemeText,
    items: z.array(ContentItem).min(1).max(12),
    mode: z.enum(MODES),
    place: Line(60),
    startsAt: Instant,
    minutes: z.int().min(15).max(720),
    shortNoticeReason: ReasonText.optional(),
  }),
  output: z.object({
    eventId: EventId,
    notice: Notice,
    parts: z.array(
      z.object({ branch: OrgName, activityId: ActivityId, dueCount: z.int(), messaged: z.int() }),
    ),
    /** The platform finds the words risky; a hint to who typed them. */
    doubt: z.boolean(),
  }),
}
