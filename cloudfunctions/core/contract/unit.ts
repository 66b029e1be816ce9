import * as z from 'zod'
import { DATA_MATTERS } from './afterwards-words'
import { PUBLICATION_SCOPES } from './decision-words'
import { DataObjectionId } from './own-data'
import { BranchMonth, MonthPolicySet, SuperiorTheme } from './plan'
import { ActivityId, Day, Instant, MemberId, Month, OrgId, ResolutionId, Year } from './primitives'
import { OrgName } from './shared'
import { MONTH_STATES } from './vocabulary'

/** Somebody on the list of a theme day, with the branch whose part it is. */
const PERSON_OF_A_DAY = {
  activityId: ActivityId,
  theme: z.string(),
  memberId: MemberId,
  name: z.string(),
  branch: OrgName,
}

/** A unit's branches, each with its year, in roster order; no totals and no order by result (C4.1a). */
export const unitShow = {
  input: z.strictObject({ unitId: OrgId.optional(), year: Year.optional() }),
  output: z.object({
    now: Instant,
    year: Year,
    unit: OrgName,
    units: z.array(OrgName),
    branches: z.array(
      z.object({
        branch: OrgName,
        months: z.array(BranchMonth),
        /** Last day of a branch that is no more; those come last. */
        endedOn: Day.nullable(),
        /** The next theme day that is posted. */
        next: z.object({ activityId: ActivityId, theme: z.string(), startsAt: Instant }).nullable(),
      }),
    ),
    policies: z.array(MonthPolicySet.extend({ month: Month })),
    themes: z.array(SuperiorTheme.extend({ month: Month })),
    /** Members of its branches who live elsewhere and were not reached for half a year: somebody helps (C2.3i). */
    unreached: z.array(
      z.object({ memberId: MemberId, name: z.string(), branch: OrgName, months: z.int() }),
    ),
    /** Open objections of people who lead their branch and so do not answer them; the newest last (C3.5b). */
    objections: z.array(
      z.object({
        ...PERSON_OF_A_DAY,
        text: z.string(),
        at: Instant,
      }),
    ),
    /** Declared late entries that nobody of the branch may agree to; the newest last. */
    lateEntries: z.array(
      z.object({
        ...PERSON_OF_A_DAY,
        reason: z.string(),
        declaredBy: z.string(),
        at: Instant,
      }),
    ),
    /** Open objections to stored data that nobody of the branch may answer (C3.5b). */
    dataObjections: z.array(
      z.object({
        objectionId: DataObjectionId,
        about: z.enum(DATA_MATTERS),
        name: z.string(),
        branch: OrgName,
        text: z.string(),
        at: Instant,
      }),
    ),
    /** What branches wish to publish beyond themselves, and the unit approves or not (C3.3c). */
    approvals: z.array(
      z.object({
        resolutionId: ResolutionId,
        branch: OrgName,
        topic: z.string(),
        scope: z.enum(PUBLICATION_SCOPES),
        process: z.string(),
        result: z.string(),
        /** What is to be done, which is read along with the words. */
        followUps: z.array(z.string()),
        /** Steps taken so far, to be said with the decision. */
        seen: z.int(),
      }),
    ),
    /** Calendar days a notice must lead the event by to be on time. */
    leadDays: z.int(),
    may: z.object({ set: z.boolean(), hold: z.boolean() }),
  }),
}

/** The school's month as numbers per unit; single branches are not shown (D6). */
export const schoolShow = {
  input: z.strictObject({ month: Month.optional() }),
  output: z.object({
    now: Instant,
    month: Month,
    school: OrgName,
    units: z.array(
      z.object({
        unit: OrgName,
        branches: z.int(),
        states: z.partialRecord(z.enum(MONTH_STATES), z.int()),
      }),
    ),
    policy: MonthPolicySet.nullable(),
    theme: SuperiorTheme.nullable(),
  }),
}
