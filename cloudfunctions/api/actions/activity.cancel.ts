import { firstOpens } from '../../core/domain/phase'
import { tellingSubject } from '../../core/domain/telling'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { type Decision, refuse, yes } from '../../core/refuse'
import { sendOwed } from '../../core/steps/announce'
import { isRisky } from '../../core/steps/check-text'
import { isHost, partsTogether } from '../../core/steps/event-parts'
import { onActivity } from '../../core/steps/on-activity'
import { oweStanding } from '../../core/steps/owe'
import { afresh } from '../../core/steps/write-in-order'
import { type Activity, activityOf } from '../../core/store/activities'
import { callOff } from '../../core/store/activity-writes'
import { hasArrivals } from '../../core/store/arrivals'
import { hasCodesWaiting } from '../../core/store/late-codes'

/**
 * Calls a theme day off or puts it off, with the reason that everybody told is shown. The host calls every part of an
 * event off, another branch its own. A day to which somebody came has taken place and stays; of a code kept without network the
 * recorder says so first. A repeated call completes the first.
 */
export const activityCancel: Action<'activity.cancel'> = (input, platform, caller) =>
  afresh(() => cancel(input, platform, caller))

async function cancel(
  ...[input, platform, caller]: Parameters<Action<'activity.cancel'>>
): Promise<Awaited<ReturnType<Action<'activity.cancel'>>> | null> {
  const found = await onActivity('activity.cancel', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const parts = isHost(found.value) ? await partsTogether(platform, activity) : [activity]
  const ids = parts.map((one) => one._id)
  // what people came to has taken place
  if (platform.now >= firstOpens(activity)) {
    if (await hasArrivals(platform.documents, ids)) return refuse('activity-started')
    if (await hasCodesWaiting(platform.documents, ids)) return refuse('codes-waiting')
  }
  const off = await callOffAll(
    platform,
    { ids, version: activity.version },
    {
      at: platform.now,
      by: me._id,
      reason: input.reason,
      postponed: input.postponed ?? false,
    },
  )
  if (off === null || !off.ok) return off
  for (const part of off.value) {
    await oweStanding(platform, part)
    await sendOwed(platform, part)
  }
  const doubt = await isRisky(platform, caller, [input.reason])
  return yes({ activityId: activity._id, doubt })
}

/**
 * All or none; the first one must still be open, of the others those closed stay as they are.
 * @returns null when another branch joined meanwhile, whose part would be left behind
 */
const callOffAll = (
  { documents }: Platform,
  { ids, version }: { ids: readonly string[]; version: number },
  cancelled: NonNullable<Activity['cancelled']>,
): Promise<Decision<Activity[]> | null> =>
  documents.transact(async (tx): Promise<Decision<Activity[]> | null> => {
    const off: Activity[] = []
    for (const id of ids) {
      const part = await activityOf(tx, id)
      if (id === ids[0] && part?.version !== version) return null
      if (part?.sealedAt !== null && id === ids[0]) return refuse('activity-sealed')
      if (!part || part.sealedAt !== null) continue
      const after = { ...part, cancelled: part.cancelled ?? cancelled }
      if (!part.cancelled) await callOff(tx, part, cancelled, tellingSubject(after))
      off.push(after)
    }
    return yes(off)
  })
