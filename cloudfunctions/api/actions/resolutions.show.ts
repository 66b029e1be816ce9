import type { MemberId, ResolutionId } from '../../core/contract'
import { proposedBy } from '../../core/domain/publication'
import { asSealed, factAlone, resolutionCard } from '../../core/domain/resolution'
import { may } from '../../core/domain/roles-table'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { isLedByCommittee } from '../../core/steps/full-members'
import { heirBranches } from '../../core/steps/heirs'
import { leadersOf } from '../../core/steps/leaders'
import { type OnActivity, onActivity } from '../../core/steps/on-activity'
import { sealedEntry } from '../../core/steps/seal-record'
import { type ResolutionDoc, resolutionsOf } from '../../core/store/resolutions'

/**
 * The matters of a theme day, for the members of the branch (C1.3). About one person only those read who kept the
 * record or were on the list; guests read nothing (C3.3a). Of a closed record what was sealed is read (C4.3d).
 */
export const resolutionsShow: Action<'resolutions.show'> = async (input, platform, caller) => {
  const found = await onActivity('resolutions.show', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, heirs, me, relations } = found.value
  const [{ inCharge, committee }, stored, sealed] = await Promise.all([
    leadersOf(platform, activity.branchId, heirs),
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
      check: await checkable(platform, found.value, { matters: all, committee }),
      approve: relations.has('secretary') || inCharge.includes(me._id),
    },
  })
}

/** Matters whose words wait to be checked by the caller; that there is somebody else is asked of own words alone. */
async function checkable(
  platform: Platform,
  { activity, heirs, me, relations }: OnActivity,
  { matters, committee }: { matters: readonly ResolutionDoc[]; committee: readonly MemberId[] },
): Promise<ResolutionId[]> {
  if (!relations.has('committee') && !relations.has('leader')) return []
  const { branchId, unitId } = activity
  const waiting = matters.flatMap(({ _id, publication }) =>
    publication?.state === 'proposed' ? [{ _id, own: proposedBy(publication) === me._id }] : [],
  )
  const others =
    committee.length > 1 &&
    waiting.some(({ own }) => own) &&
    (await isLedByCommittee(platform, [branchId, ...heirBranches(heirs, unitId)]))
  return waiting.filter(({ own }) => !(own && others)).map(({ _id }) => _id)
}
