import * as z from 'zod'
import { ActivityId, Day, Instant, Line, MemberId, Month, OrgId, RequestKey } from './primitives'
import {
  ActivityCard,
  ContentItem,
  Counts,
  MyPart,
  Notice,
  OrgName,
  Person,
  ReasonText,
  ThemeText,
} from './shared'
import { MODES } from './vocabulary'

/** What the posting page opens with: the usual slot, the people, the rule of the lead (C2.1a, C2.2c). */
export const activityDraft = {
  input: z.strictObject({ branchId: OrgId.optional(), month: Month.optional() }),
  output: z.object({
    now: Instant,
    branch: OrgName,
    branches: z.array(OrgName),
    month: Month,
    suggestion: z.object({
      startsAt: Instant,
      minutes: z.int(),
      place: z.string(),
      fromUsualSlot: z.boolean(),
    }),
    /** Calendar days a notice must lead the event by to be on time. */
    leadDays: z.int(),
    dueCount: z.int(),
    /** People who may be asked to come: prospects and activists of the branch (C2.3f). */
    invitable: z.array(Person),
    /** Who may keep the record. */
    members: z.array(Person),
  }),
}

/** Post the month's theme and tell everybody who is due (C2.0c, C2.2c). */
export const activityPost = {
  input: z.strictObject({
    key: RequestKey,
    branchId: OrgId,
    theme: ThemeText,
    items: z.array(ContentItem).min(1).max(12),
    mode: z.enum(MODES),
    place: Line(60),
    startsAt: Instant,
    minutes: z.int().min(15).max(720),
    invited: z.array(MemberId).max(60),
    recorderId: MemberId.optional(),
    shortNoticeReason: ReasonText.optional(),
  }),
  output: z.object({
    activityId: ActivityId,
    notice: Notice,
    dueCount: z.int(),
    /** How many were sent a message; the others find it on their home page and are listed for a call. */
    messaged: z.int(),
  }),
}

/** One activity as the caller may see it. */
export const activityShow = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    activity: ActivityCard.extend({
      recorder: z.string().nullable(),
      cancelledReason: z.string().optional(),
    }),
    /** Null for an invited guest: the lead is a matter of the branch. */
    notice: Notice.nullable(),
    mine: MyPart,
    counts: Counts.nullable(),
    /** Names of people invited; for members of the branch only. */
    invitees: z.array(z.string()),
    /** People with no message in hand, so that somebody calls them; for leaders only. */
    tellByPhone: z.array(z.object({ memberId: MemberId, name: z.string(), phone: z.string() })),
    /** Reasons of leave; for the secretary alone. */
    leaves: z.array(
      z.object({ memberId: MemberId, name: z.string(), kind: z.string(), reason: z.string() }),
    ),
    may: z.object({
      askLeave: z.boolean(),
      register: z.boolean(),
      showBoard: z.boolean(),
      keepRecord: z.boolean(),
      cancel: z.boolean(),
    }),
  }),
}

/** Called off, with a reason that everybody told is shown. */
export const activityCancel = {
  input: z.strictObject({ activityId: ActivityId, reason: ReasonText }),
  output: z.object({ activityId: ActivityId }),
}

/** Somebody was told by telephone or in person: equal to a message (C2.2c). */
export const noticeToldInPerson = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId }),
  output: z.object({ toldOn: Day }),
}
