import { baseOf, lookedAgain } from '../../core/domain/resolution'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onResolution } from '../../core/steps/on-resolution'
import { votingBase } from '../../core/steps/voting-base'
import { whileOpen } from '../../core/steps/while-open'
import { membersByIds } from '../../core/store/members'
import { putResolution, resolutionById } from '../../core/store/resolutions'

/**
 * Looks anew at who is there, just before the vote; every look is kept with its minute (domain §7 #10). Who left the
 * room meanwhile is still on the register, and has no part in this vote. A result that was reached on a wrong base is
 * decided anew, while nothing was proposed for publication (decision 0018).
 */
export const resolutionCapture: Action<'resolution.capture'> = async (input, platform, caller) => {
  const found = await onResolution('resolution.capture', input.resolutionId, platform, caller)
  if (!found.ok) return found
  const { activity, me, resolution } = found.value
  const { kind, captures: before } = resolution
  const last = before.at(-1) ?? null
  const capture = await votingBase(platform, activity, kind, me._id, last, input.left)
  const people =
    kind === 'committee'
      ? await membersByIds(platform.documents, capture.votingDue)
      : activity.roster.map(({ memberId, name }) => ({ _id: memberId, name }))
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  if (input.left?.some((id) => !names.has(id))) return refuse('member-unknown')
  return whileOpen(platform, activity._id, async (tx) => {
    const current = await resolutionById(tx, input.resolutionId)
    if (!current) return refuse('resolution-unknown')
    if (current.publication) return refuse('already-decided')
    const after = lookedAgain(current, capture)
    await putResolution(tx, after)
    const voters = capture.votingDue.flatMap((memberId) => {
      const left = !capture.present.includes(memberId)
      const came = !left || capture.left.includes(memberId)
      return came || kind === 'committee'
        ? [{ memberId, name: names.get(memberId) ?? '', left }]
        : []
    })
    return yes({ base: baseOf(after), voters })
  })
}
