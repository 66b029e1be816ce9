import { asSealed, factAlone, resolutionCard } from '../../core/domain/resolution'
import { may } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { leadersOf } from '../../core/steps/leaders'
import { onActivity } from '../../core/steps/on-activity'
import { sealedEntry } from '../../core/steps/seal-record'
import { resolutionsOf } from '../../core/store/resolutions'

/**
 * The matters of a theme day, for the members of the branch (C1.3). About one person only those read who kept the
 * record or were on the list; guests read nothing (C3.3a). Of a closed record what was sealed is read (C4.3d).
 */
export const resolutionsShow: Action<'resolutions.show'> = async (input, platform, caller) => {
  const found = await onActivity('resolutions.show', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me, relations } = found.value
  const [{ inCharge }, stored, sealed] = await Promise.all([
    leadersOf(platform, activity.branchId),
    resolutionsOf(platform.documents, activity._id),
    activity.entryId ? sealedEntry(platform.documents, activity.entryId) : null,
  ])
  const all = sealed ? asSealed(stored, sealed.sealed.resolutions) : stored
  const standing = activity.roster.find((row) => row.memberId === me._id)?.standing
  const keeps = may('resolution.open', relations)
  const inside =
    keeps || (standing !== undefined && standing !== 'invitee' && standing !== 'visiting_leader')
  const open = activity.sealedAt === null && !activity.cancelled
  return yes({
    now: platform.now,
    theme: activity.theme,
    resolutions: all.map((one) => {
      const card = resolutionCard(one, open && one.publication === null)
      return one.confidential && !inside ? factAlone(card) : card
    }),
    may: {
      open: keeps && open && platform.now >= activity.startsAt,
      publish: relations.has('leader'),
      check: relations.has('committee'),
      approve: relations.has('secretary') || inCharge.includes(me._id),
    },
  })
}
