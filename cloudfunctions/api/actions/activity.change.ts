import { isRepeated } from '../../core/domain/revision'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { sendOwed } from '../../core/steps/announce'
import { changeParts } from '../../core/steps/change-parts'
import { hintAbout } from '../../core/steps/check-text'
import { isHost, partsTogether } from '../../core/steps/event-parts'
import { onActivity } from '../../core/steps/on-activity'
import { oweStanding } from '../../core/steps/owe'
import { afresh } from '../../core/steps/write-in-order'
import { settingsOf } from '../../core/store/settings'

/**
 * Changes what was noticed; everybody told is told again what changed (C2.2b, domain §7 #1). The host changes every
 * part of an event; a branch that takes part in somebody else's day cannot. Repeated, the telling is completed.
 */
export const activityChange: Action<'activity.change'> = (input, platform, caller) =>
  afresh(() => change(input, platform, caller))

async function change(
  ...[input, platform, caller]: Parameters<Action<'activity.change'>>
): Promise<Awaited<ReturnType<Action<'activity.change'>>> | null> {
  const found = await onActivity('activity.change', input.activityId, platform, caller)
  if (!found.ok) return found
  if (!isHost(found.value)) return refuse('not-allowed')
  const { activity, me } = found.value
  const [settings, [, ...others]] = await Promise.all([
    settingsOf(platform.documents),
    partsTogether(platform, activity),
  ])
  const parts = isRepeated(activity, input, me._id)
    ? yes([activity, ...others.filter((one) => !one.cancelled)])
    : await changeParts(platform, [activity, ...others], {
        input,
        by: me._id,
        required: settings.leadDays,
      })
  if (parts === null || !parts.ok) return parts
  let messaged = 0
  for (const part of parts.value) {
    await oweStanding(platform, part)
    messaged += (await sendOwed(platform, part)).messaged
  }
  const [{ _id, revisions, notice } = activity] = parts.value
  return yes({
    activityId: _id,
    revision: revisions.length,
    changed: revisions.at(-1)?.changed ?? [],
    notice,
    hints: await hintAbout(platform, caller, [input.theme, input.shortNoticeReason]),
    messaged,
  })
}
