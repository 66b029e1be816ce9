import * as z from 'zod'
import { ActivityId, Instant, Line, MemberId } from './primitives'
import {
  ContentItem,
  Notice,
  OffCampus,
  OrgName,
  Person,
  ReasonText,
  Session,
  ThemeText,
} from './shared'
import { CHANGEABLE, HINTS, MODES } from './vocabulary'

/** Changes what was noticed; everybody told is told again what changed (C2.2b, domain §7 #1). */
export const activityChange = {
  input: z.strictObject({
    activityId: ActivityId,
    /** Number of changes the phone has seen; another one in between is shown first. */
    revision: z.int().min(0),
    theme: ThemeText.optional(),
    items: z.array(ContentItem).min(1).max(12).optional(),
    mode: z.enum(MODES).optional(),
    place: Line(60).optional(),
    startsAt: Instant.optional(),
    minutes: z.int().min(15).max(720).optional(),
    /** All further sittings as they are to be; left out, they move along with the first one. */
    sessions: z.array(Session).max(5).optional(),
    shortNoticeReason: ReasonText.optional(),
  }),
  output: z.object({
    activityId: ActivityId,
    revision: z.int(),
    changed: z.array(z.enum(CHANGEABLE)),
    notice: Notice,
    hints: z.array(z.enum(HINTS)),
    messaged: z.int(),
  }),
}

/** Who keeps the record, who comes as a guest or a guide, and what an outing has settled (C2.3f, C3.8). */
const Arrangement = z.strictObject({
  recorderId: MemberId.nullable(),
  invited: z.array(MemberId).max(60),
  visiting: z.array(MemberId).max(20),
  offCampus: OffCampus.nullable(),
})

/** What the page of the arrangement opens with: how it is, and who can be chosen. */
export const activityArrangement = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    branch: OrgName,
    theme: z.string(),
    mode: z.enum(MODES),
    arrangement: Arrangement.extend({ arranged: z.int() }),
    invitable: z.array(Person),
    visitors: z.array(Person),
    members: z.array(Person),
  }),
}

/** Arranges the branch's own part of a day anew, until its record is closed; nobody is told but guests who are new. */
export const activityArrange = {
  input: Arrangement.extend({
    activityId: ActivityId,
    /** Number of arrangements the phone has seen; another one in between is shown first. */
    arranged: z.int().min(0),
  }),
  output: z.object({ activityId: ActivityId, arranged: z.int() }),
}

/** Called off, with a reason that everybody told is shown; `doubt`: the platform finds it risky, a hint to who typed it. */
export const activityCancel = {
  input: z.strictObject({
    activityId: ActivityId,
    reason: ReasonText,
    /** Put off to a day not known yet instead of called off. */
    postponed: z.boolean().optional(),
  }),
  output: z.object({ activityId: ActivityId, doubt: z.boolean() }),
}
