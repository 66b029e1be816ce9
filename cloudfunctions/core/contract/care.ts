import * as z from 'zod'
import { CARE_KINDS } from './afterwards-words'
import { Day, Instant, Line, MemberId, OrgId, RequestKey, Year } from './primitives'
import { OrgName, Person } from './shared'

/** `care_<member>_<key>` */
export const CareId = z.string().regex(/^care_m[0-9a-z]{13}_[0-9a-zA-Z_-]{12,40}$/)

const CareFacts = {
  kind: z.enum(CARE_KINDS),
  on: Day,
  /** Why, in short; health and money do not belong here (C3.5a). */
  purpose: Line(200, 2),
}

/** A record about somebody, as the person reads it too (C3.5b). */
export const Care = z.object({ careId: CareId, ...CareFacts, by: z.string() })
export type Care = z.infer<typeof Care>

/** Write down a talk, a visit, a commendation or help for somebody of the branch (C3.5a). */
export const careAdd = {
  input: z.strictObject({ key: RequestKey, branchId: OrgId, memberId: MemberId, ...CareFacts }),
  output: z.object({ careId: CareId }),
}

/** Its author or the secretary takes a record away; that it was taken away stays. */
export const careRemove = {
  /** `branchId`: whose page it stands on. */
  input: z.strictObject({ branchId: OrgId, careId: CareId }),
  output: z.object({ careId: CareId }),
}

/**
 * The secretary reads the year of the branch and of those it came out of, everybody else what the own hand wrote, wherever
 * that was (C3.5a, domain §7 #19).
 */
export const careShow = {
  input: z.strictObject({ branchId: OrgId.optional(), year: Year.optional() }),
  output: z.object({
    now: Instant,
    branch: OrgName,
    year: Year,
    /** Newest first. */
    rows: z.array(
      Care.extend({
        memberId: MemberId,
        name: z.string(),
        mine: z.boolean(),
        /** Written in another branch, by its name; null in this one. */
        elsewhere: z.string().nullable(),
      }),
    ),
    /** Whom a record can be about; for those who write. */
    people: z.array(Person),
    may: z.object({ add: z.boolean() }),
  }),
}

/** A unit's year in numbers, all its branches together: no branch, no person (C3.5a). */
export const careCounts = {
  input: z.strictObject({ unitId: OrgId, year: Year.optional() }),
  output: z.object({
    year: Year,
    counts: z.array(z.object({ kind: z.enum(CARE_KINDS), count: z.int() })),
  }),
}
