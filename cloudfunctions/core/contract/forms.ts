import * as z from 'zod'
import { ActivityId, Instant, Month, OrgId, Year } from './primitives'

/** A file in private storage, with a temporary link for the phone. */
const FileMade = z.object({ fileId: z.string(), fileName: z.string(), url: z.string() })

/** The record form of a theme day as .docx, a draft until it is closed (domain §4.2). */
export const formsRecord = {
  input: z.strictObject({ activityId: ActivityId }),
  output: FileMade,
}

/** The record form field by field, to be copied where the province's system asks for it (F1, F10). */
export const recordText = {
  input: z.strictObject({ activityId: ActivityId }),
  output: z.object({
    now: Instant,
    theme: z.string(),
    sealed: z.boolean(),
    /** In the order of the form; what is empty is left out. */
    fields: z.array(z.object({ label: z.string(), text: z.string() })),
    /** A first wording for the news; `names` of people on the way to membership are left out before it goes out (C4.4c). */
    news: z.object({ text: z.string(), names: z.array(z.string()) }),
    /** Temporary links of the pictures that may be used for publicity (domain §7 #20). */
    pictures: z.array(z.string()),
  }),
}

/** A branch's plan of a year (domain §4.3). */
export const formsPlan = {
  input: z.strictObject({ year: Year, branchId: OrgId.optional() }),
  output: FileMade,
}

/** Twelve months, a row for the branch or for each branch of the unit (domain §4.7). */
export const formsAnnual = {
  input: z.strictObject({ year: Year, orgId: OrgId.optional() }),
  output: FileMade,
}

/** Twelve months, a row for each unit, no branch by name (domain §4.7, D6). */
export const formsSchoolAnnual = {
  input: z.strictObject({ year: Year }),
  output: FileMade,
}

/** Everything of a year or of a secretary's term in one archive (domain §4.8, §7 #19). */
export const formsHandover = {
  input: z.strictObject({ from: Month, to: Month, branchId: OrgId.optional() }),
  output: FileMade,
}

/** The ledger lines of all branches of a unit (domain §4.7). */
export const formsUnitLedger = {
  input: z.strictObject({ year: Year, unitId: OrgId.optional() }),
  output: FileMade,
}
