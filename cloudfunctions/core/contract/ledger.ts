import * as z from 'zod'
import { ActivityId, Day, EntryId, Instant, Month, OrgId, Year } from './primitives'
import { ADDITION_KINDS, SEGMENT_TYPES } from './record-words'
import { ContentItem, Counts, OrgName, Session } from './shared'
import { MODES, NOTICE_VERDICTS, ORGANISERS } from './vocabulary'

/** One generated line of the ledger, never typed (domain §4.7, C4.3d). */
export const LedgerLine = z.object({
  entryId: EntryId,
  activityId: ActivityId,
  /** Position in the branch's chain, from 1. */
  seq: z.int(),
  month: Month,
  /** The missed month the day made up for (domain §7 #15). */
  makesUpFor: Month.nullable(),
  theme: z.string(),
  items: z.array(ContentItem),
  mode: z.enum(MODES),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  /** Further sittings of a day held in batches; absent where it was sealed before they stood in the line. */
  sessions: z.array(Session).optional(),
  organiser: z.string(),
  organiserKind: z.enum(ORGANISERS),
  chair: z.string(),
  recorder: z.string(),
  counts: Counts,
  /** Full and probationary members among those present. */
  presentFull: z.int(),
  presentProbationary: z.int(),
  notice: z.object({ leadDays: z.int(), verdict: z.enum(NOTICE_VERDICTS) }),
  outcome: z.string(),
  resolution: z.string(),
  /** Meetings the day contained, each with minutes of its own (C3.2a). */
  segments: z.array(z.object({ type: z.enum(SEGMENT_TYPES), title: z.string() })),
  mediaCount: z.int(),
  /** Matters put to the meeting as forms print them, each with its vote (C3.3a); what was sealed earlier has none. */
  matters: z.array(z.string()).optional(),
  /** Of these, passed or agreed upon, without those about persons. */
  resolutions: z.int(),
  /** When the record was closed; what is added later leaves it as it is. */
  sealedAt: Instant,
  sealedOn: Day,
  digest: z.string(),
})
export type LedgerLine = z.infer<typeof LedgerLine>

/** What was added after a record was closed; each is a sealed entry of its own. */
export const Addition = z.object({
  kind: z.enum(ADDITION_KINDS),
  /** Whom or what it is about, or who added it. Of a late entry empty, as its reason is, for who is of the unit alone. */
  name: z.string(),
  reason: z.string(),
  on: Day,
})
export type Addition = z.infer<typeof Addition>

/** A branch's year, and whether its chain of seals still holds. */
export const ledgerShow = {
  input: z.strictObject({ year: Year.optional(), branchId: OrgId.optional() }),
  output: z.object({
    now: Instant,
    branch: OrgName,
    year: Year,
    /** `published`: how many of the day's matters are public now. */
    lines: z.array(LedgerLine.extend({ additions: z.array(Addition), published: z.int() })),
    /** First entry whose seal does not fit, or null when the whole chain holds. */
    broken: z.object({ entryId: EntryId, seq: z.int() }).nullable(),
    /** Branches this one came out of, whose ledgers are read here as well (domain §7 #19). */
    before: z.array(OrgName),
    /** `handOver`: also what names people, for those who lead the branch. */
    may: z.object({ export: z.boolean(), handOver: z.boolean() }),
  }),
}

/** Where in which chain, and nothing of what stands there. */
const LedgerPlace = z.object({
  branchId: OrgId,
  branchName: z.string(),
  seq: z.int(),
  entryId: EntryId,
})

/** Whether every seal still fits, of a branch, of a unit's branches or of the whole school (C4.3d). */
export const ledgerVerify = {
  /** Left out: the school. */
  input: z.strictObject({ orgId: OrgId.optional() }),
  output: z.object({
    entries: z.int(),
    /** The first entry of each branch whose seal does not fit. */
    broken: z.array(LedgerPlace),
    /** Closed records that no entry is kept of. */
    lost: z.int(),
    /** Entries of closed records of which the rest of the database no longer says the same. */
    unlike: z.array(LedgerPlace),
  }),
}

const FileMade = z.object({ fileId: z.string(), fileName: z.string(), url: z.string() })

/** The list of a theme day to be signed by hand. */
export const formsRegister = {
  input: z.strictObject({ activityId: ActivityId }),
  output: FileMade,
}

/** Members who live elsewhere, for the branch's files (domain §4.5). */
export const formsMobile = {
  input: z.strictObject({ branchId: OrgId.optional() }),
  output: FileMade,
}

/** A year's contacts with members who live elsewhere (domain §4.5). */
export const formsContacts = {
  input: z.strictObject({ year: Year, branchId: OrgId.optional() }),
  output: FileMade,
}

/** The ledger as a workbook in private storage, with a temporary link for the phone (domain §4.8). */
export const formsLedger = {
  input: z.strictObject({ year: Year, branchId: OrgId.optional() }),
  output: FileMade,
}
