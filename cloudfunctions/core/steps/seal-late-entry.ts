import type { EntryId, MemberId } from '../contract'
import { countsWith, decideDeclaring, registerWith } from '../domain/late-entry'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type LateEntry, lateEntryOf, putLateEntry } from '../store/late-entries'
import { membersByIds } from '../store/members'
import { appendEntry } from './append-entry'

type Said = { declared: LateEntry; by: { _id: MemberId; name: string } }

/**
 * Writes a declared late entry as the next entry of its branch's chain: the register and the line with the person
 * present, who declared it, who agreed and why.
 * @returns the entry's id; refusals: `not-sealed`, `already-present`, `late-entry-unknown`
 */
export async function sealLateEntry(
  platform: Platform,
  { _id }: { _id: string },
  { declared, by }: Said,
): Promise<Decision<EntryId | null>> {
  const { memberId, name, reason, declaredAt } = declared
  const [declarer] = await membersByIds(platform.documents, [declared.declaredBy])
  const sealed = await appendEntry<EntryId | null>(
    platform,
    _id,
    (base) => {
      const decision = decideDeclaring(base.sealed.register, memberId)
      if (!decision.ok) return decision
      const register = registerWith(base.sealed.register, memberId)
      const declaredBy = declarer?.name ?? ''
      return yes({
        addition: {
          kind: 'late_entry' as const,
          memberId,
          name,
          reason,
          declaredBy,
          declaredAt,
          confirmedBy: by.name,
        },
        line: countsWith(register),
        sealed: { register },
      })
    },
    async (tx, entryId) => {
      const current = await lateEntryOf(tx, _id, memberId)
      if (!current) return refuse('late-entry-unknown')
      if (current.ended) return yes(current.answer?.entryId ?? null)
      const answer = { at: platform.now, by: by._id, agree: true, entryId }
      await putLateEntry(tx, { ...current, ended: true, answer })
      return null
    },
  )
  if (sealed.ok || sealed.code !== 'already-present') return sealed
  // somebody else agreed between two readings: the entry made then is the answer
  const agreed = await lateEntryOf(platform.documents, _id, memberId)
  return agreed?.ended ? yes(agreed.answer?.entryId ?? null) : sealed
}
