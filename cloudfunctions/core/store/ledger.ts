import * as z from 'zod'
import {
  ActivityId,
  ADDITION_KINDS,
  ARRIVAL_METHODS,
  ATTENDANCE_STATES,
  EntryId,
  Instant,
  LedgerLineShape,
  OrgId,
  STAGES,
  STANDINGS,
  Year,
} from '../contract'
import type { Doc, Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * Sealed entries, a chain for each branch. Id: `led_<branch>_<seq>`, so two closings at once cannot
 * both take a place in the chain (C4.3d).
 */
export const ledger: Collection = {
  name: 'ledger',
  indexes: [
    {
      name: 'branch_seq',
      keys: [
        ['branchId', 1],
        ['seq', -1],
      ],
      unique: true,
    },
    {
      name: 'branch_year',
      keys: [
        ['branchId', 1],
        ['year', 1],
      ],
    },
    {
      name: 'activity',
      keys: [
        ['activityId', 1],
        ['seq', 1],
      ],
    },
  ],
}

/** Somebody was there after all; a second person agreed. */
const LateEntryAdded = z.object({
  kind: z.literal('late_entry'),
  /** The entry it stands beside. */
  of: EntryId,
  memberId: z.string(),
  name: z.string(),
  reason: z.string(),
  declaredBy: z.string(),
  declaredAt: Instant,
  confirmedBy: z.string(),
})
/** Every other addition: who added it and why, with the words or digests it is about. */
const Added = z.object({
  kind: z.enum(ADDITION_KINDS).exclude(['late_entry']),
  of: EntryId,
  /** What the addition is of, so that the same one is added once: a key of the phone, a picture, a resolution. */
  key: z.string(),
  /** Name of who added it. */
  name: z.string(),
  reason: z.string(),
  details: z.record(z.string(), z.unknown()),
})
const Addition = z.union([LateEntryAdded, Added])
/** An addition before it has its place beside an entry. */
export type NewAddition =
  | Omit<z.infer<typeof LateEntryAdded>, 'of'>
  | Omit<z.infer<typeof Added>, 'of'>

/** Said after the closing about what the record says; the words of the record stay (domain §7 #20). */
const Correction = z.object({
  key: z.string(),
  text: z.string(),
  reason: z.string(),
  name: z.string(),
  at: Instant,
})

export const LedgerEntry = z.object({
  _id: EntryId,
  branchId: OrgId,
  branchName: z.string(),
  seq: z.int().min(1),
  year: Year,
  activityId: ActivityId,
  sealedAt: Instant,
  /** The line of the ledger without its own digest. */
  line: LedgerLineShape.omit({ digest: true }),
  /** The whole sealed content: record, register, media digests. */
  sealed: z.object({
    record: z.record(z.string(), z.unknown()),
    register: z.array(
      z.object({
        memberId: z.string(),
        name: z.string(),
        stage: z.enum(STAGES),
        standing: z.enum(STANDINGS),
        state: z.enum(ATTENDANCE_STATES),
        at: Instant.nullable(),
        late: z.boolean(),
        method: z.enum(ARRIVAL_METHODS).nullable(),
      }),
    ),
    /** Resolutions of the day as they stood at the closing (C3.3a). */
    resolutions: z.array(z.record(z.string(), z.unknown())),
    media: z.array(z.string()),
    corrections: z.array(Correction),
  }),
  /** Why there is one more entry for an activity that was sealed before; its line and sealed content are the new ones. */
  addition: Addition.optional(),
  /** Digest of the branch's entry before this one; 64 zeros for the first. */
  previous: z.string(),
  /** SHA-256 over the canonical JSON of everything above, hex. */
  digest: z.string(),
  /** HMAC-SHA-256 over the digest with the functions' secret, hex. */
  stamp: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

export async function entryOf(db: PointDocuments, entryId: string): Promise<LedgerEntry | null> {
  const doc = await db.get(ledger.name, entryId)
  return doc ? LedgerEntry.parse(doc) : null
}

/** What is kept of an entry whose years are over: its place and its seal, and nothing to read. */
export const whole = (found: readonly Doc[]): Doc[] => found.filter((doc) => doc.erased !== true)

export async function entriesByIds(db: Documents, ids: readonly string[]): Promise<LedgerEntry[]> {
  const found = ids.length > 0 ? await db.getMany(ledger.name, [...new Set(ids)]) : []
  return whole(found).map((doc) => LedgerEntry.parse(doc))
}

const WithRegister = z.object({
  _id: EntryId,
  sealed: LedgerEntry.shape.sealed.pick({ register: true }),
})
export type SealedRegister = z.infer<typeof WithRegister>['sealed']['register']

/** The registers of some entries by entry, without the minutes; of what is erased or torn there is none. */
export async function registersByIds(
  db: Documents,
  ids: readonly EntryId[],
): Promise<ReadonlyMap<string, SealedRegister>> {
  const found = ids.length > 0 ? await db.getMany(ledger.name, ids, ['sealed.register']) : []
  return new Map(
    found.flatMap((doc) => {
      const entry = WithRegister.safeParse(doc).data
      return entry ? [[entry._id, entry.sealed.register] as const] : []
    }),
  )
}

/** Which of these are kept, whatever they say. */
export async function entriesThere(
  db: Documents,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = ids.length > 0 ? await db.getMany(ledger.name, [...new Set(ids)]) : []
  return new Set(found.map((doc) => doc._id))
}

/** The newest entry about a theme day, whatever the day itself says; null while none was closed. Index: activity. */
export async function newestAbout(db: Documents, activityId: string): Promise<LedgerEntry | null> {
  const [doc] = await db.find(ledger.name, {
    where: { activityId },
    order: [['seq', 'desc']],
    limit: 1,
  })
  return doc ? LedgerEntry.parse(doc) : null
}

/** Minutes of the branch's newest closings; what was added later left the words as they were. Index: branch_seq. */
export async function recentMinutes(
  db: Documents,
  branchId: string,
): Promise<{ month: string; content: string }[]> {
  const newest = await db.find(ledger.name, {
    where: { branchId, addition: null },
    order: [['seq', 'desc']],
    limit: 12,
  })
  return whole(newest).map((doc) => {
    const { line, sealed } = LedgerEntry.parse(doc)
    return { month: line.month, content: String(sealed.record.content ?? '') }
  })
}

export const putEntry = (tx: PointDocuments, entry: LedgerEntry): Promise<void> =>
  tx.put(ledger.name, entry)
