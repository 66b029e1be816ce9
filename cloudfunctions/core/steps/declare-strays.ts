import type { MemberId } from '../contract'
import { lateEntryIdOf } from '../domain/identity'
import { decideDeclaring } from '../domain/late-entry'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import type { Activity } from '../store/activities'
import { rechecked } from '../store/activity-writes'
import { arrivalsOf } from '../store/arrivals'
import { lateCodesOf } from '../store/late-codes'
import { type LateEntry, lateEntryOf, putLateEntry } from '../store/late-entries'
import { entryOf } from '../store/ledger'

/** Stands beside the late entry for the second person to read. */
const REASONS = {
  meanwhile: '归档的同时扫码登记，未及计入',
  kept: '没有网络时扫了会场的码，归档前记录人未确认',
} as const

type Stray = { memberId: MemberId; name: string; why: keyof typeof REASONS }

/**
 * A code registers with one write and holds no transaction, so somebody may be told "registered" while the record is
 * being closed; and a code that was kept without network may wait for the recorder's word still. Whoever has one and is
 * not present in the sealed register is declared as a late entry of the own, which counts once a second person agrees.
 * Said once.
 */
export async function declareStrays(platform: Platform, activity: Activity): Promise<void> {
  const { documents } = platform
  const [arrivals, codes] = await Promise.all([
    arrivalsOf(documents, activity._id),
    lateCodesOf(documents, activity._id),
  ])
  const waiting = codes.filter((one) => one.settled === null)
  const came = new Set(arrivals.map((one) => one.memberId))
  const strays: Stray[] = [
    ...arrivals.map((one) => ({ ...one, why: 'meanwhile' as const })),
    ...waiting
      .filter((one) => !came.has(one.memberId))
      .map((one) => ({ ...one, why: 'kept' as const })),
  ]
  await declareAll(platform, activity, strays)
  await rechecked(documents, activity._id, activity.recheckAt)
}

/**
 * A code that was kept is sent after the closing: the person is declared, so that nothing is lost.
 * @returns the late entry; refusals: those of {@link decideDeclaring}
 */
export async function declareKept(
  platform: Platform,
  activity: Activity,
  person: { memberId: MemberId; name: string },
): Promise<Decision<LateEntry>> {
  const [declared] = await declareAll(platform, activity, [{ ...person, why: 'kept' }])
  return declared ?? refuse('entry-not-needed')
}

async function declareAll(
  { documents, now }: Platform,
  { _id: activityId, branchId, entryId }: Activity,
  strays: readonly Stray[],
): Promise<Decision<LateEntry>[]> {
  const entry = entryId && strays.length > 0 ? await entryOf(documents, entryId) : null
  const answers: Decision<LateEntry>[] = []
  for (const { memberId, name, why } of strays) {
    const decision = decideDeclaring(entry?.sealed.register ?? null, memberId)
    answers.push(
      !decision.ok
        ? decision
        : await documents.transact(async (tx) => {
            const said = await lateEntryOf(tx, activityId, memberId)
            if (said) return yes(said)
            const declared: LateEntry = {
              _id: lateEntryIdOf(activityId, memberId),
              activityId,
              branchId,
              memberId,
              name,
              reason: REASONS[why],
              declaredBy: memberId,
              declaredAt: now,
              ended: false,
              answer: null,
            }
            await putLateEntry(tx, declared)
            return yes(declared)
          }),
    )
  }
  return answers
}
