import type { EntryId, MemberId } from '../contract'
import { entryIdOf } from '../domain/identity'
import { decideDeclaring, lineWith, registerWith } from '../domain/late-entry'
import { sealEntry } from '../domain/seal'
import { Busy } from '../platform/documents'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activityOf } from '../store/activities'
import { markSealed } from '../store/activity-writes'
import { type LateEntry, lateEntryOf, putLateEntry } from '../store/late-entries'
import { entryOf, headOf, type LedgerEntry, putEntry } from '../store/ledger'
import { membersByIds } from '../store/members'

const TRIES = 5
type Said = { declared: LateEntry; by: { _id: MemberId; name: string } }

/**
 * Writes a declared late entry as the next entry of its branch's chain: the register and the line with the person
 * present, who declared it, who agreed and why. What was sealed before stays as it is.
 * @returns the entry's id; refusals: `not-sealed`, `already-present`, `late-entry-unknown`
 */
export async function sealLateEntry(
  platform: Platform,
  { _id }: Activity,
  said: Said,
): Promise<Decision<EntryId | null>> {
  const { documents } = platform
  const [declarer] = await membersByIds(documents, [said.declared.declaredBy])
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const activity = await activityOf(documents, _id)
    if (!activity?.entryId) return refuse('not-sealed')
    const [base, head] = await Promise.all([
      entryOf(documents, activity.entryId),
      headOf(documents, activity.branchId),
    ])
    if (!base || !head) throw new Error(`the sealed entry ${activity.entryId} is missing`)
    const decision = decideDeclaring(base.sealed.register, said.declared.memberId)
    if (!decision.ok) return decision
    const entry = additionTo(base, head, {
      ...said,
      declarer: declarer?.name ?? '',
      now: platform.now,
    })
    const placed = await place(platform, entry, { activity, said })
    if (placed !== 'moved') return placed
  }
  throw new Busy('the chain of the branch moved on all the time')
}

function additionTo(
  base: LedgerEntry,
  head: LedgerEntry,
  { declared, by, declarer, now }: Said & { declarer: string; now: number },
): LedgerEntry {
  const { branchId } = base
  const seq = head.seq + 1
  const register = registerWith(base.sealed.register, declared.memberId)
  const { digest: _, ...content } = base
  return sealEntry({
    ...content,
    _id: entryIdOf(branchId, seq),
    seq,
    sealedAt: now,
    line: lineWith(base.line, register, { branchId, seq, sealedAt: now }),
    sealed: { ...base.sealed, register },
    addition: {
      kind: 'late_entry' as const,
      of: base._id,
      memberId: declared.memberId,
      name: declared.name,
      reason: declared.reason,
      declaredBy: declarer,
      declaredAt: declared.declaredAt,
      confirmedBy: by.name,
    },
    previous: head.digest,
  })
}

const place = (
  { documents, now }: Platform,
  entry: LedgerEntry,
  { activity, said }: { activity: Activity; said: Said },
) =>
  documents.transact(async (tx): Promise<Decision<EntryId | null> | 'moved'> => {
    const { memberId } = said.declared
    const declared = await lateEntryOf(tx, activity._id, memberId)
    if (!declared) return refuse('late-entry-unknown')
    if (declared.ended) return yes(declared.answer?.entryId ?? null)
    const current = await activityOf(tx, activity._id)
    if (current?.entryId !== activity.entryId) return 'moved'
    if (await entryOf(tx, entry._id)) return 'moved'
    await putEntry(tx, entry)
    await markSealed(tx, activity._id, {
      sealedAt: activity.sealedAt ?? entry.sealedAt,
      entryId: entry._id,
      presentCount: entry.line.counts.present,
    })
    const answer = { at: now, by: said.by._id, agree: true, entryId: entry._id }
    await putLateEntry(tx, { ...declared, ended: true, answer })
    return yes(entry._id)
  })
