import * as z from 'zod'
import { ServiceOfMine } from './afterwards'
import { Care } from './care'
import { Briefing, Objection } from './follow-up'
import { LateEntryOfMine } from './late-entry'
import { DataObjection } from './own-data'
import { BranchMonth } from './plan'
import { ActivityId, Day, Instant, MemberId, Month, OrgId, ResolutionId, Year } from './primitives'
import { ActivityCard, MyPart, OrgName, TemplateCard, Whereabouts } from './shared'
import {
  ARRIVAL_METHODS,
  CONTACT_ANSWERS,
  CONTACT_CHANNELS,
  CORRECTED,
  EXCLUSION_REASONS,
  KINDS_OF_TO_DO,
  LEAVE_KINDS,
  ROLES,
  STAGES,
} from './vocabulary'

/** A thing to do now; wording and target page belong to the phone. */
export const Todo = z.object({
  kind: z.enum(KINDS_OF_TO_DO),
  resolutionId: ResolutionId.optional(),
  activityId: ActivityId.optional(),
  memberId: MemberId.optional(),
  /** The branch that is asked, for who leads several; its name is the subject. */
  branchId: OrgId.optional(),
  /** The unit that is asked, when it is not the branch. */
  unitId: OrgId.optional(),
  /** Theme of the activity or name of the person concerned. */
  subject: z.string().optional(),
  count: z.int().optional(),
  month: Month.optional(),
  /** Last day on which it is still in good time. */
  dueOn: Day.optional(),
})
export type Todo = z.infer<typeof Todo>

export const Me = z.object({
  memberId: MemberId,
  name: z.string(),
  stage: z.enum(STAGES),
  branch: OrgName,
  unit: OrgName,
  roles: z.array(z.object({ role: z.enum(ROLES), org: OrgName })),
  /** Branches whose theme days the caller may post and record. */
  leads: z.array(OrgName),
})
export type Me = z.infer<typeof Me>

/** Who runs this copy; while there is no filing number the app calls itself a voluntary trial (D2, F12). */
export const School = z.object({
  name: z.string(),
  responsibleUnit: z.string(),
  filingNumber: z.string().nullable(),
  feedbackContact: z.string(),
})
export type School = z.infer<typeof School>

/** The first page in one call: who am I, what is due now, nothing else. */
export const homeShow = {
  input: z.strictObject({}),
  output: z.object({
    now: Instant,
    school: School,
    me: Me.nullable(),
    /** Soonest first: what is open or coming, at most 5. */
    events: z.array(ActivityCard.extend({ mine: MyPart })),
    todos: z.array(Todo),
    /** For a leader: this month's theme day of the first branch led. */
    month: z
      .object({
        branch: OrgName,
        month: Month,
        posted: z.boolean(),
        /** Owed, not posted, and not made something else than a normal month from above. */
        open: z.boolean(),
        /** Last day on which a notice is still two days ahead of the usual slot; null without a slot. */
        noticeBy: Day.nullable(),
        /** The theme that stands ready, from the plan or from above. */
        prepared: z.string().nullable(),
      })
      .nullable(),
    /** The own branch's year, for its members (C1.3). */
    year: z.object({ year: Year, months: z.array(BranchMonth) }).nullable(),
    /** Full years since the own admission, on the day of it, for who wishes to be told (C3.5c). */
    anniversary: z.int().nullable(),
    /** Is contacted instead of due: the own branch's month is worth a look (C2.3g). */
    elsewhere: z.boolean(),
    /** Where the caller has an office over branches: opens the unit's or the school's page. */
    oversees: z.object({ unit: OrgName.nullable(), school: OrgName.nullable() }),
    /** Template ids of this environment; empty when messages are not set up. */
    templates: z.array(TemplateCard),
  }),
}

const Dated = { from: Day, to: Day.nullable() }
/** What is stored about the caller, complete (C3.5b). */
export const meShow = {
  input: z.strictObject({}),
  output: z.object({
    school: School,
    templates: z.array(TemplateCard),
    me: Me.extend({
      schoolNo: z.string(),
      phone: z.string(),
      group: z.string().nullable(),
      joinedOn: Day.nullable(),
      fullOn: Day.nullable(),
      wantsAnniversary: z.boolean(),
      mobility: z.string(),
      liaison: z.string().nullable(),
      /** Whether the caller keeps in touch with somebody who lives elsewhere (C2.3g). */
      keepsInTouch: z.boolean(),
      /** Whether records of care of the own hand stand anywhere, also written in an office held no more (C3.5a). */
      wroteCare: z.boolean(),
      boundAt: Instant,
      /** What is kept with its dates, oldest first; `to` is the last day. */
      stages: z.array(z.object({ stage: z.enum(STAGES), from: Day })),
      relations: z.array(
        z.object({
          branchId: OrgId,
          branch: z.string(),
          ...Dated,
          letterOn: Day.nullable(),
          lettersBack: z.array(z.object({ from: Day, to: Day })).optional(),
          temporary: z.boolean(),
        }),
      ),
      mobilities: z.array(Whereabouts),
      exemptions: z.array(z.object({ reason: z.string(), approvedBy: z.string(), ...Dated })),
      exclusions: z.array(
        z.object({ reason: z.enum(EXCLUSION_REASONS), approvedBy: z.string(), ...Dated }),
      ),
      offices: z.array(z.object({ role: z.enum(ROLES), org: z.string(), ...Dated })),
      briefings: z.array(Briefing.extend({ theme: z.string() })),
      objections: z.array(Objection.extend({ theme: z.string() })),
      lateEntries: z.array(LateEntryOfMine),
      /** Newest first: what was done for others, how one was cared for and contacted, what was said to be wrong. */
      services: z.array(ServiceOfMine),
      care: z.array(Care),
      contacts: z.array(
        z.object({
          on: Day,
          channel: z.enum(CONTACT_CHANNELS),
          reached: z.boolean(),
          note: z.string(),
          by: z.string(),
          /** Said by the person in one tap. */
          answer: z.enum(CONTACT_ANSWERS).nullable(),
        }),
      ),
      dataObjections: z.array(DataObjection),
      /** What was put right on the card, when and by whom; and when the WeChat changed. */
      corrections: z.array(z.object({ what: z.enum(CORRECTED), at: Instant, by: z.string() })),
      /** What was said under the own name about published decisions. */
      feedback: z.array(z.object({ on: Day, text: z.string(), answer: z.string().nullable() })),
    }).nullable(),
    /** Newest first, at most 24. */
    attendance: z.array(
      z.object({
        activityId: ActivityId,
        theme: z.string(),
        startsAt: Instant,
        mine: MyPart,
        /** The own leave with its reason. */
        leave: z.object({ kind: z.enum(LEAVE_KINDS), reason: z.string() }).nullable(),
        /** How the own arrival was written down, by whom, and what was noted; null where it was not. */
        arrival: z
          .object({ method: z.enum(ARRIVAL_METHODS), by: z.string(), note: z.string() })
          .nullable(),
      }),
    ),
  }),
}

/** Whether the own day of admission is thought of; off until the person says so (C3.5c). */
export const meAnniversary = {
  input: z.strictObject({ wanted: z.boolean() }),
  output: z.object({ wanted: z.boolean() }),
}
