import type { EntryId } from '../contract'
import { entryIdOf } from '../domain/identity'
import { type SealKeys, sealEntry } from '../domain/seal'
import { Busy } from '../platform/documents'
import type { Platform, PointDocuments } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { activityOf } from '../store/activities'
import { markSealed } from '../store/activity-writes'
import { entryOf, type LedgerEntry, type NewAddition } from '../store/ledger'
import { nextPlace, placeEntry } from './place-entry'

const TRIES = 5

/** What the new entry says, what is left out staying as it is; or the entry that said it already. */
export type Appended = New | { already: EntryId }
type New = {
  addition: NewAddition
  line?: Partial<LedgerEntry['line']>
  sealed?: Partial<LedgerEntry['sealed']>
}

/**
 * Adds to a closed record: the next entry of its branch's chain, with everything the entry before it held, what is new
 * and why (C4.3d). What was sealed before stays as it is. Somebody else's entry may take the place in the chain
 * meanwhile; then the newest one is read and the next place is tried.
 * @param make what is new, from the newest entry of the activity
 * @param alongside writes what belongs to the addition in the same step, or answers instead of writing
 * @returns the entry's id, or what `alongside` answered; refusals: `not-sealed`, those of `make` and `alongside`
 */
export async function appendEntry<Answer = never>(
  { documents, now, ledgerSecrets }: Platform,
  activityId: string,
  make: (base: LedgerEntry) => Decision<Appended>,
  alongside?: (tx: PointDocuments, entryId: EntryId) => Promise<Decision<Answer> | null>,
): Promise<Decision<EntryId | Answer>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const activity = await activityOf(documents, activityId)
    if (!activity?.entryId) return refuse('not-sealed')
    const [base, place] = await Promise.all([
      entryOf(documents, activity.entryId),
      nextPlace(documents, activity.branchId, ledgerSecrets),
    ])
    if (!base) throw new Error(`the sealed entry ${activity.entryId} is missing`)
    const made = make(base)
    if (!made.ok) return made
    if ('already' in made.value) return yes(made.value.already)
    const entry = entryAfter(base, place, made.value, { now, keys: ledgerSecrets })
    const placed = await documents.transact(async (tx) => {
      const current = await activityOf(tx, activityId)
      if (current?.entryId !== base._id || (await entryOf(tx, entry._id))) return 'moved'
      const answer = (await alongside?.(tx, entry._id)) ?? null
      if (answer) return answer
      await placeEntry(tx, entry, ledgerSecrets)
      await markSealed(tx, activityId, {
        sealedAt: base.line.sealedAt,
        entryId: entry._id,
        presentCount: entry.line.counts.present,
      })
      return yes(entry._id)
    })
    if (placed !== 'moved') return placed
  }
  throw new Busy('the chain of the branch moved on all the time')
}

function entryAfter(
  base: LedgerEntry,
  { seq, previous }: { seq: number; previous: string },
  made: New,
  { now, keys }: { now: number; keys: SealKeys },
): LedgerEntry {
  const _id = entryIdOf(base.branchId, seq)
  const { digest: _, stamp: __, ...content } = base
  return sealEntry(
    {
      ...content,
      _id,
      seq,
      sealedAt: now,
      // when it was closed stays said, whatever is added later
      line: { ...base.line, ...made.line, entryId: _id, seq },
      sealed: { ...base.sealed, ...made.sealed },
      addition: { ...made.addition, of: base._id },
      previous,
    },
    keys,
  )
}
