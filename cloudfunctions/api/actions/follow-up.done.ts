import { dayOf } from '../../core/domain/calendar'
import { nextDueOf } from '../../core/domain/resolution'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onResolution } from '../../core/steps/on-resolution'
import { putResolution, resolutionById } from '../../core/store/resolutions'

/** Something that was decided to be done is done; said again it was done then. */
export const followUpDone: Action<'follow-up.done'> = async (input, platform, caller) => {
  const found = await onResolution('follow-up.done', input.resolutionId, platform, caller)
  if (!found.ok) return found
  return platform.documents.transact(async (tx) => {
    const current = await resolutionById(tx, input.resolutionId)
    const item = current?.followUps[input.index]
    if (!current || !item) return refuse('resolution-unknown', ['index'])
    if (item.doneOn) return yes({ doneOn: item.doneOn })
    const doneOn = dayOf(platform.now)
    const followUps = current.followUps.map((one) => (one === item ? { ...one, doneOn } : one))
    await putResolution(tx, { ...current, followUps, nextDue: nextDueOf(followUps) })
    return yes({ doneOn })
  })
}
