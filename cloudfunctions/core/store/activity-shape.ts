import * as z from 'zod'
import {
  ActivityId,
  CHANGEABLE,
  ContentItem,
  EntryId,
  EventId,
  Instant,
  MemberId,
  MODES,
  Month,
  Notice,
  OffCampus,
  ORGANISERS,
  OrgId,
  Session,
  STAGES,
  STANDINGS,
  THEME_SOURCES,
  TOLD_BY,
} from '../contract'

/** One person on the list as they stood when it was frozen. */
export const Listed = z.object({
  memberId: MemberId,
  name: z.string(),
  stage: z.enum(STAGES),
  group: z.string().nullable(),
  standing: z.enum(STANDINGS),
})
export type Listed = z.infer<typeof Listed>

/** What was changed after the notice, with the words of before (C2.2b, domain §7 #1). */
export const Revision = z.object({
  at: Instant,
  by: MemberId,
  changed: z.array(z.enum(CHANGEABLE)),
  before: z.object({
    theme: z.string(),
    items: z.array(ContentItem),
    mode: z.enum(MODES),
    place: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    sessions: z.array(Session).optional(),
  }),
  /** Changed on the day itself. */
  late: z.boolean(),
})
export type Revision = z.infer<typeof Revision>

export const Activity = z.object({
  _id: ActivityId,
  branchId: OrgId,
  branchName: z.string(),
  /** The unit above on the day of posting. */
  unitId: OrgId,
  /** The month of the start; also for a day that crosses midnight. */
  month: Month,
  /** The missed month this day makes up for; then it counts for that one alone (domain §7 #15). */
  makesUpFor: Month.nullable(),
  theme: z.string(),
  themeSource: z.enum(THEME_SOURCES),
  /** Whether a row of the plan stood for the month; if not, why (C2.1d). */
  plan: z.object({ planned: z.boolean(), reason: z.string().nullable() }),
  /** This branch's part in an event of several (C2.3b, domain §7 #3, #4); null for the branch's own day. */
  event: z
    .object({
      eventId: EventId,
      organiser: z.enum(ORGANISERS),
      /** The host branch or the unit. */
      orgId: OrgId,
      orgName: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
  /** Branches asked to join; each decides for itself. */
  asked: z.array(OrgId),
  items: z.array(ContentItem),
  mode: z.enum(MODES),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  /** More sittings of the same day, for people on duty (分批开展); each has its own window. */
  sessions: z.array(Session),
  offCampus: OffCampus.nullable(),
  /** Name of the series the day belongs to (C3.0c); empty without one. */
  series: z.string().default(''),
  notice: Notice,
  /** The first notice given; the verdict after a move looks back to it. */
  firstNotice: Notice,
  /** Oldest first. */
  revisions: z.array(Revision),
  roster: z.array(Listed),
  /** When the due list became final; null before the register opens. */
  frozenAt: Instant.nullable(),
  /** Ids of invited people, as in `roster`; kept apart for the index. */
  invited: z.array(MemberId),
  /** Leaders from elsewhere who come as guides (domain §7 #6); kept apart as the invited are. */
  visiting: z.array(MemberId),
  recorderId: MemberId.nullable(),
  /** How often recorder, guests and the block of an outing were arranged anew since the posting. */
  arranged: z.int().default(0),
  /** Called off or put off; a postponed one has no new day yet. */
  cancelled: z
    .object({ at: Instant, by: MemberId, reason: z.string(), postponed: z.boolean() })
    .nullable(),
  /** Everybody was told before the posting, outside the app, in this way (C2.2c). */
  toldBefore: z.enum(TOLD_BY).nullable().default(null),
  /**
   * What people still have to be told: written together with the fact, emptied once every message is owed. What a
   * broken run leaves here is completed by the timer.
   */
  untold: z.string().nullable().default(null),
  /** People in the room as the recorder counted them; compared and never enforced (domain §7 #13). */
  heads: z.object({ count: z.int(), by: MemberId, at: Instant }).nullable().default(null),
  /** Due people present, counted after the end; null until then. The month is held when it is above nought. */
  presentCount: z.int().nullable(),
  sealedAt: Instant.nullable(),
  /** When a closed record is looked at once more for codes that it does not hold; null when that is done. */
  recheckAt: Instant.nullable().default(null),
  /** The sealed entry of the ledger, once closed. */
  entryId: EntryId.nullable(),
  postedBy: MemberId,
  postedAt: Instant,
  /** Minutes after the start that still count as punctual, as the school had them set that day. */
  graceMinutes: z.int(),
  /** From `at` on no code registers in the sitting that starts at `sitting`; null while codes are open. */
  codeClosed: z.object({ at: Instant, sitting: Instant }).nullable().default(null),
  /** Counts changes of what the record closes over (register, minutes, pictures), so that a seal never misses one. */
  version: z.int().default(0),
  /** The rules of that day apply (C0.2). */
  regulationVersion: z.string(),
})
export type Activity = z.infer<typeof Activity>
