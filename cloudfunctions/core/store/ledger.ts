import * as z from 'zod'
import { ActivityId, EntryId, Instant, LedgerLineShape, OrgId, Year } from '../contract'
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
        stage: z.string(),
        standing: z.string(),
        state: z.string(),
        at: Instant.nullable(),
        late: z.boolean(),
        method: z.string().nullable(),
      }),
    ),
    media: z.array(z.string()),
  }),
  /** Digest of the branch's entry before this one; 64 zeros for the first. */
  previous: z.string(),
  /** SHA-256 over the canonical JSON of everything above, hex. */
  digest: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>
