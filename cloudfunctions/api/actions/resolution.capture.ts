import { baseOf } from '../../core/domain/resolution'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onResolution } from '../../core/steps/on-resolution'
import { votingBase } from '../../core/steps/voting-base'
import { whileOpen } from '../../core/steps/while-open'
import { putResolution, resolutionById } from '../../core/store/resolutions'

/**
 * Looks anew at who is there, just before the vote; every look is kept with its minute (domain §7 #10). Who left the
 * room meanwhile is still on the register, and has no part in this vote.
 */
export const resolutionCapture: Action<'resolution.capture'> = async (input, platform, caller) => {
  const found = await onResolution('resolution.capture', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { activity, me, resolution } = found.value
  const left = input.left ?? resolution.captures.at(-1)?.left
  const names = new Map(activity.roster.map((row) => [row.memberId, row.name]))
  if (left?.some((id) => !names.has(id))) return refuse('member-unknown')
  const capture = await votingBase(platform, activity, resolution.kind, me._id, left)
  return whileOpen(platform, activity._id, async (tx) => {
    const current = await resolutionById(tx, input.resolutionId)
    if (!current) return refuse('resolution-unknown')
    if (current.result) return refuse('already-decided')
    const captures = [...current.captures.slice(-19), capture]
    await putResolution(tx, { ...current, captures })
    const voters = capture.votingDue.flatMap((memberId) => {
      const gone = capture.left.includes(memberId)
      const came = gone || capture.present.includes(memberId)
      return came ? [{ memberId, name: names.get(memberId) ?? '', left: gone }] : []
    })
    return yes({ base: baseOf({ captures }), voters })
  })
}
