import * as z from 'zod'
import {
  ActivityId,
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
import type { Documents, PointDocuments } from '../platform/ports'
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
  ],
}

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
    media: z.array(z.string()),
  }),
  /** Why there is one more entry for an activity that was sealed before; its line and register are the new ones. */
  addition: z
    .object({
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
    .optional(),
  /** Digest of the branch's entry before this one; 64 zeros for the first. */
  previous: z.string(),
  /** SHA-256 over the canonical JSON of everything above, hex. */
  digest: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** Ten years of a branch that seals every month: as far as the chain is looked through at once. */
export const CHAIN_AT_MOST = 120

export async function entryOf(db: PointDocuments, entryId: string): Promise<LedgerEntry | null> {
  const doc = await db.get(ledger.name, entryId)
  return doc ? LedgerEntry.parse(doc) : null
}

export async function entriesByIds(db: Documents, ids: readonly string[]): Promise<LedgerEntry[]> {
  const found = ids.length > 0 ? await db.getMany(ledger.name, [...new Set(ids)]) : []
  return found.map((doc) => LedgerEntry.parse(doc))
}

/** The last entry of a branch's chain; null before the first closing. Index: branch_seq. */
export async function headOf(db: Documents, branchId: string): Promise<LedgerEntry | null> {
  const [doc] = await db.find(ledger.name, {
    where: { branchId },
    order: [['seq', 'desc']],
    limit: 1,
  })
  return doc ? LedgerEntry.parse(doc) : null
}

/** The newest entries of a branch in order of the chain. Index: branch_seq. */
export async function chainOf(db: Documents, branchId: string): Promise<LedgerEntry[]> {
  const found = await db.find(ledger.name, {
    where: { branchId },
    order: [['seq', 'desc']],
    limit: CHAIN_AT_MOST,
  })
  return found.map((doc) => LedgerEntry.parse(doc)).reverse()
}

/** Entries of one year in order of the chain. Index: branch_year. */
export async function entriesOfYear(
  db: Documents,
  branchId: string,
  year: number,
): Promise<LedgerEntry[]> {
  const found = await db.find(ledger.name, { where: { branchId, year }, limit: 100 })
  return found.map((doc) => LedgerEntry.parse(doc)).sort((a, b) => a.seq - b.seq)
}

export const putEntry = (tx: PointDocuments, entry: LedgerEntry): Promise<void> =>
  tx.put(ledger.name, entry)
