import * as z from 'zod'
import { Briefing, Objection } from './follow-up'
import { ActivityId, Day, Instant, Line, MemberId, Month, OrgId, RequestKey } from './primitives'
import {
  ActivityCard,
  ContentItem,
  Counts,
  MyPart,
  Notice,
  OffCampus,
  OrgName,
  Person,
  ReasonText,
  SeriesDay,
  Session,
  TemplateCard,
  ThemeText,
} from './shared'
import { UNREACHED_REASONS } from './unreached'
import { CHANGEABLE, HINTS, LEAVE_KINDS, MODES, THEME_SOURCES, TOLD_BY } from './vocabulary'

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
    /** What stands ready for the month: the plan's row, or the theme set from above (C2.0b, C2.0c). */
    prepared: z
      .object({
        theme: z.string(),
        items: z.array(ContentItem),
        mode: z.enum(MODES).nullable(),
        place: z.string(),
        source: z.enum(THEME_SOURCES),
      })
      .nullable(),
    /** Months of which the posting asks for a reason: of a year with a plan that has no row for them (C2.1d). */
    unplanned: z.array(Month),
    /** Missed months of the last twelve, which this day could make up for. */
    missed: z.array(Month),
    /** Other branches of the unit that can be asked to join. */
    partners: z.array(OrgName),
    /** Leaders of unit and school who may come as guides. */
    visitors: z.array(Person),
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
    visiting: z.array(MemberId).max(20).optional(),
    recorderId: MemberId.optional(),
    shortNoticeReason: ReasonText.optional(),
    /** Everybody was told before, outside the app; the lead counts from that day (C2.2c). */
    toldBefore: z.strictObject({ on: Day, by: z.enum(['phone', 'group', 'in_person']) }).optional(),
    unplannedReason: ReasonText.optional(),
    makesUpFor: Month.optional(),
    /** Other branches asked to join (domain §7 #3). */
    partners: z.array(OrgId).max(20).optional(),
    sessions: z.array(Session).max(5).optional(),
    offCampus: OffCampus.optional(),
    /** Name of a series of theme days that build on each other (C3.0c). */
    series: Line(30, 0).optional(),
  }),
  output: z.object({
    activityId: ActivityId,
    notice: Notice,
    hints: z.array(z.enum(HINTS)),
    dueCount: z.int(),
    /** How many were sent a message; the others find it on their home page and are listed for a call. */
    messaged: z.int(),
    /** Messages that go out in the morning, because it is late (F14). */
    waiting: z.int(),
    /** People whom no message reaches, so that somebody calls them. */
    unreached: z.int(),
  }),
}

/** A branch that was asked takes part: own list, own register, own line of the ledger (domain §7 #3). */
export const activityJoin = {
  input: z.strictObject({
    activityId: ActivityId,
    branchId: OrgId,
    recorderId: MemberId.optional(),
    shortNoticeReason: ReasonText.optional(),
  }),
  output: activityPost.output,
}

/** One activity as the caller may see it. */
export const activityShow = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    activity: ActivityCard.extend({
      recorder: z.string().nullable(),
      cancelledReason: z.string().optional(),
      postponed: z.boolean(),
      offCampus: OffCampus.nullable(),
      /** Empty without one; the branch's other days of the series, oldest first. */
      series: z.string(),
      seriesDays: z.array(SeriesDay),
      /** Other branches that take part. */
      partners: z.array(OrgName),
    }),
    /** Number of changes since the notice, to be sent back with the next one. */
    revision: z.int(),
    /** What changed since the notice, newest first, as old words. */
    changes: z.array(
      z.object({
        at: Instant,
        changed: z.array(z.enum(CHANGEABLE)),
        theme: z.string(),
        place: z.string(),
        startsAt: Instant,
        endsAt: Instant,
      }),
    ),
    /** Calendar days a notice must lead by to be on time; for who may change the day. */
    leadDays: z.int().nullable(),
    /** Whether the caller leads the branch. */
    leads: z.boolean(),
    templates: z.array(TemplateCard),
    /** For the secretary and the deputy alone (C3.9b). */
    hints: z.array(z.enum(HINTS)),
    /** Per person how and when told; for leaders only (C2.2c). */
    told: z.array(
      z.object({
        memberId: MemberId,
        name: z.string(),
        by: z.enum(TOLD_BY).nullable(),
        on: Day.nullable(),
      }),
    ),
    /** Null for an invited guest: the lead is a matter of the branch, and of who may change the day. */
    notice: Notice.nullable(),
    /** The caller. */
    me: MemberId,
    mine: MyPart,
    counts: Counts.nullable(),
    /** Names of people invited; for members of the branch only. */
    invitees: z.array(z.string()),
    /** People with no message in hand, so that somebody calls them; for leaders only. */
    tellByPhone: z.array(
      z.object({
        memberId: MemberId,
        name: z.string(),
        phone: z.string(),
        why: z.enum(UNREACHED_REASONS),
      }),
    ),
    /** Whom somebody tells afterwards what was missed: all for leaders, else the own part as briefer or person. */
    briefings: z.array(Briefing),
    /** Who says the own state is wrong: all for leaders, else the own. */
    objections: z.array(Objection),
    /** Reasons of leave; for the secretary alone. */
    leaves: z.array(
      z.object({
        memberId: MemberId,
        name: z.string(),
        kind: z.enum(LEAVE_KINDS),
        reason: z.string(),
      }),
    ),
    may: z.object({
      askLeave: z.boolean(),
      /** Whether the caller has said leave, due or not by now, and can take it back. */
      withdrawLeave: z.boolean(),
      register: z.boolean(),
      showBoard: z.boolean(),
      keepRecord: z.boolean(),
      change: z.boolean(),
      arrange: z.boolean(),
      cancel: z.boolean(),
      /** The branches of the caller that were asked and have not joined. */
      join: z.array(OrgName),
      confirmLeave: z.boolean(),
      /** Whether the caller may say that the own state is wrong. */
      object: z.boolean(),
    }),
  }),
}

/** Some people were told by telephone, in the group or in person: equal to a message (C2.2c). */
export const noticeToldInPerson = {
  input: z.strictObject({
    activityId: ActivityId,
    memberIds: z.array(MemberId).min(1).max(200),
    by: z.enum(['phone', 'group', 'in_person']).optional(),
  }),
  /** The day on which the first of them was told. */
  output: z.object({ toldOn: Day }),
}
