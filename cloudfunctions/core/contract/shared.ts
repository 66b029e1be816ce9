import * as z from 'zod'
import { ActivityId, Day, Instant, Line, MemberId, Month, OrgId } from './primitives'
import {
  ATTENDANCE_STATES,
  ELECTIVE_TAGS,
  MESSAGE_KINDS,
  MOBILITIES,
  MODES,
  NOTICE_VERDICTS,
  ORGANISERS,
  PHASES,
  REQUIRED_CATEGORIES,
  STAGES,
  STANDINGS,
} from './vocabulary'

/** Shapes that several actions share. */

/** One thing the day contains: a required category, or an elective tag (C3.0d). */
export const ContentItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('required'), category: z.enum(REQUIRED_CATEGORIES) }),
  z.strictObject({ kind: z.literal('elective'), tag: z.enum(ELECTIVE_TAGS) }),
])
export type ContentItem = z.infer<typeof ContentItem>

export const Person = z.object({ memberId: MemberId, name: z.string(), stage: z.enum(STAGES) })
export type Person = z.infer<typeof Person>

export const OrgName = z.object({ orgId: OrgId, name: z.string() })
export type OrgName = z.infer<typeof OrgName>

/** Where somebody is from a day on; the place and the return are those of a present stay elsewhere, if told (domain §4.5). */
export const Whereabouts = z.object({
  mobility: z.enum(MOBILITIES),
  from: Day,
  destination: z.string().optional(),
  expectedReturn: Day.optional(),
})
export type Whereabouts = z.infer<typeof Whereabouts>

/** Lead in calendar days, Asia/Shanghai, from the first notice to the day of the event (C2.2c). */
export const Notice = z.object({
  at: Instant,
  leadDays: z.int(),
  verdict: z.enum(NOTICE_VERDICTS),
  reason: z.string().optional(),
})
export type Notice = z.infer<typeof Notice>

/** One more sitting of a day held in batches. */
export const Session = z.strictObject({
  startsAt: Instant,
  endsAt: Instant,
  place: Line(60),
})
export type Session = z.infer<typeof Session>

/** What a day off campus should settle beforehand; what is empty is hinted at, never blocked (C3.8). */
export const OffCampus = z.strictObject({
  transport: Line(60, 0),
  budgetSource: Line(60, 0),
  approvalRef: Line(60, 0),
  safetyContact: Line(60, 0),
})
export type OffCampus = z.infer<typeof OffCampus>

/** An activity as a card or a page head shows it. */
export const ActivityCard = z.object({
  activityId: ActivityId,
  branch: OrgName,
  month: Month,
  makesUpFor: Month.nullable(),
  /** Who holds it when it is not the branch alone (C2.3b). */
  organiser: z.object({ kind: z.enum(ORGANISERS), name: z.string() }),
  theme: z.string(),
  items: z.array(ContentItem),
  mode: z.enum(MODES),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  sessions: z.array(Session),
  /** The register opens 30 minutes before the start and closes 30 minutes after the end. */
  opensAt: Instant,
  closesAt: Instant,
  phase: z.enum(PHASES),
})
export type ActivityCard = z.infer<typeof ActivityCard>

/** How the caller stands towards an activity. */
export const MyPart = z.object({
  standing: z.enum(STANDINGS).nullable(),
  state: z.enum(ATTENDANCE_STATES),
  at: Instant.optional(),
  late: z.boolean().optional(),
  /** A code that was kept without network has been received, and the recorder has not looked at it yet. */
  waiting: z.boolean().optional(),
})
export type MyPart = z.infer<typeof MyPart>

/**
 * due = present + leave + absent + unmarked; the others stand outside the denominator: those of the branch
 * count the listed, `invitees` and `visitors` those who came.
 */
export const Counts = z.object({
  due: z.int(),
  present: z.int(),
  leave: z.int(),
  absent: z.int(),
  unmarked: z.int(),
  late: z.int(),
  exempt: z.int(),
  mobile: z.int(),
  inTransfer: z.int(),
  seconded: z.int(),
  excluded: z.int(),
  invitees: z.int(),
  visitors: z.int(),
})
export type Counts = z.infer<typeof Counts>

export const ThemeText = Line(60, 4)
export const ReasonText = Line(200, 2)

/** A template of this environment, so that a tap can ask for a message without a call of its own (platform §1.2). */
export const TemplateCard = z.object({ kind: z.enum(MESSAGE_KINDS), templateId: z.string() })
export type TemplateCard = z.infer<typeof TemplateCard>

/** Another day of a series (C3.0c). */
export const SeriesDay = z.object({ activityId: ActivityId, theme: z.string(), startsAt: Instant })
