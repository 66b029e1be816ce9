import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onResolution } from '../../core/steps/on-resolution'
import { whileOpen } from '../../core/steps/while-open'
import { removeResolution, resolutionById } from '../../core/store/resolutions'

/** A matter that was opened by mistake goes, as long as nothing was decided about it. */
export const resolutionDrop: Action<'resolution.drop'> = async (input, platform, caller) => {
  const found = await onResolution('resolution.drop', input.resolutionId, platform, caller)
  if (!found.ok) return found
  return whileOpen(platform, found.value.activity._id, async (tx) => {
    const current = await resolutionById(tx, input.resolutionId)
    if (!current) return refuse('resolution-unknown')
    if (current.result) return refuse('already-decided')
    await removeResolution(tx, current._id)
    return yes({})
  })
}
