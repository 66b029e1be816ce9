import { resolutionIdOf } from '../../core/domain/identity'
import { baseOf, decideMatter, isConfidential } from '../../core/domain/resolution'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { votingBase } from '../../core/steps/voting-base'
import { whileOpen } from '../../core/steps/while-open'
import {
  MATTERS_AT_MOST,
  putResolution,
  resolutionById,
  resolutionsOf,
} from '../../core/store/resolutions'

/**
 * Puts a matter to the meeting, and keeps who had a vote and who was there at this minute (C3.3a, domain §7 #10). The
 * same intention twice is one matter.
 */
export const resolutionOpen: Action<'resolution.open'> = async (input, platform, caller) => {
  const found = await onActivity('resolution.open', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me } = found.value
  const { kind, topic, proposer, why, key } = input
  const matter = decideMatter(input)
  if (!matter.ok) return matter
  if (platform.now < activity.startsAt) return refuse('matter-too-early')
  const _id = resolutionIdOf(activity._id, me._id, key)
  const [capture, others] = await Promise.all([
    votingBase(platform, activity, kind, me._id),
    resolutionsOf(platform.documents, activity._id),
  ])
  if (kind === 'committee' && capture.votingDue.length < 2) return refuse('no-committee')
  const isNew = others.every((one) => one._id !== _id)
  if (isNew && others.length >= MATTERS_AT_MOST) return refuse('matters-full')
  return whileOpen(platform, activity._id, async (tx) => {
    const before = await resolutionById(tx, _id)
    if (before) {
      const same = [before.kind, before.topic, before.proposer, before.why].join('\n')
      if (same !== [kind, topic, proposer, why].join('\n')) return refuse('already-said')
      return yes({ resolutionId: _id, base: baseOf(before) })
    }
    const resolution = {
      _id,
      activityId: activity._id,
      branchId: activity.branchId,
      branchName: activity.branchName,
      unitId: activity.unitId,
      openedBy: me._id,
      openedAt: platform.now,
      kind,
      confidential: isConfidential(kind),
      topic,
      proposer,
      why,
      discussion: '',
      captures: [capture],
      result: null,
      decidedAt: null,
      followUps: [],
      nextDue: null,
      publication: null,
      readable: null,
      publishedAt: null,
      pending: false,
    }
    await putResolution(tx, resolution)
    return yes({ resolutionId: _id, base: baseOf(resolution) })
  })
}
