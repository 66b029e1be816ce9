import * as z from 'zod'
import { ActivityId, Day, Instant, Line, Month, OrgId, Year } from './primitives'
import { ContentItem, OrgName, ReasonText, ThemeText } from './shared'
import {
  CONTENT_KINDS,
  MODES,
  MONTH_POLICIES,
  MONTH_STATES,
  PHASES,
  THEME_SOURCES,
} from './vocabulary'

/** What a row of the plan says (domain §4.3, without what nobody needs twice). */
export const PlanWords = z.strictObject({
  theme: ThemeText,
  items: z.array(ContentItem).max(12),
  mode: z.enum(MODES),
  place: Line(60, 0),
  /** Who sees to it, as words. */
  lead: Line(30, 0),
  note: Line(200, 0),
})
export type PlanWords = z.infer<typeof PlanWords>

/** A row as it stands; `earlier` keeps what it said before it was amended, newest first (C2.0b). */
export const PlanRow = PlanWords.extend({
  month: Month,
  source: z.enum(THEME_SOURCES),
  adoptedAt: Instant.nullable(),
  earlier: z.array(z.object({ theme: z.string(), at: Instant, reason: z.string() })),
})
export type PlanRow = z.infer<typeof PlanRow>

/** What unit or school decided about a month (C2.1c). */
export const MonthPolicySet = z.object({
  policy: z.enum(MONTH_POLICIES),
  reason: z.string(),
  /** The month it is held together with; only when combined. */
  combinedWith: Month.nullable(),
  by: OrgName,
})
export type MonthPolicySet = z.infer<typeof MonthPolicySet>

/** A theme set from above for a month; branches take it over or add to it (C2.0c, C3.0a). */
export const SuperiorTheme = z.object({
  theme: z.string(),
  items: z.array(ContentItem),
  note: z.string(),
  by: OrgName,
})
export type SuperiorTheme = z.infer<typeof SuperiorTheme>

/** One month of a branch: what was planned, what was held, and the state that follows (C2.1b). */
export const BranchMonth = z.object({
  month: Month,
  state: z.enum(MONTH_STATES),
  /** The day it was held or made up, when it was. */
  heldOn: Day.nullable(),
})
export type BranchMonth = z.infer<typeof BranchMonth>

/** The branch's year in one call: twelve months, the plan, what stands above it. */
export const planShow = {
  input: z.strictObject({ branchId: OrgId.optional(), year: Year.optional() }),
  output: z.object({
    now: Instant,
    year: Year,
    branch: OrgName,
    /** Branches whose year the caller may open. */
    branches: z.array(OrgName),
    /** Sent back with the next change of the plan. */
    revision: z.int(),
    months: z.array(
      BranchMonth.extend({
        row: PlanRow.nullable(),
        superior: SuperiorTheme.nullable(),
        policy: MonthPolicySet.nullable(),
        activities: z.array(
          z.object({
            activityId: ActivityId,
            theme: z.string(),
            startsAt: Instant,
            phase: z.enum(PHASES),
            makesUpFor: Month.nullable(),
          }),
        ),
      }),
    ),
    /** Months whose held days touched a kind of content; for information, never a duty (C3.0d). */
    content: z.array(z.object({ kind: z.enum(CONTENT_KINDS), months: z.array(Month) })),
    may: z.object({ edit: z.boolean(), post: z.boolean() }),
  }),
}

/** Writes a row: a draft freely, an adopted row with a reason; the old words stay (C2.0b). */
export const planSaveRow = {
  input: z.strictObject({
    branchId: OrgId,
    month: Month,
    revision: z.int().min(0),
    words: PlanWords,
    reason: ReasonText.optional(),
  }),
  output: z.object({ revision: z.int(), row: PlanRow }),
}

/** The branch adopts the rows written so far, of a term or a year. */
export const planAdopt = {
  input: z.strictObject({ branchId: OrgId, from: Month, to: Month, revision: z.int().min(0) }),
  output: z.object({ revision: z.int(), adopted: z.array(Month) }),
}

/** A plan from a workbook: shown first, written only when every row is good (C4.8 of the forms, domain §4.3). */
export const formsPlanImport = {
  input: z.strictObject({
    branchId: OrgId,
    year: Year,
    fileId: z.string().max(500),
    revision: z.int().min(0),
    /** False shows what would be written. */
    write: z.boolean(),
    reason: ReasonText.optional(),
  }),
  output: z.object({
    revision: z.int(),
    rows: z.array(
      z.object({ month: Month, theme: z.string(), change: z.enum(['added', 'changed', 'same']) }),
    ),
    /** One sentence per thing to correct; then nothing is written. */
    problems: z.array(z.string()),
    written: z.boolean(),
  }),
}

/** A theme for all branches below. */
export const superiorSet = {
  input: z.strictObject({
    orgId: OrgId,
    month: Month,
    theme: ThemeText,
    items: z.array(ContentItem).max(12),
    note: Line(200, 0),
  }),
  /** `doubt`: the platform finds the words risky; a hint to who typed them. */
  output: z.object({ month: Month, doubt: z.boolean() }),
}

/** What a month is to be for all branches below; before it ends and with a reason (C2.1c). */
export const policySet = {
  input: z.strictObject({
    orgId: OrgId,
    month: Month,
    policy: z.enum(MONTH_POLICIES),
    reason: ReasonText,
    combinedWith: Month.optional(),
  }),
  /** `doubt`: the content check hints at the reason. */
  output: z.object({ month: Month, policy: z.enum(MONTH_POLICIES), doubt: z.boolean() }),
}
