import { MINUTE, monthOf } from '../../core/domain/calendar'
import { activityIdOf } from '../../core/domain/identity'
import { decidePosting, REGULATION_VERSION } from '../../core/domain/posting'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { deliverThese } from '../../core/steps/deliver'
import { leadersOf } from '../../core/steps/leaders'
import { oweNotices } from '../../core/steps/owe'
import { allow, personBehind } from '../../core/steps/person'
import { type Activity, activityOf, postOnce } from '../../core/store/activities'
import { membersOfBranch } from '../../core/store/members'
import { messagesOf } from '../../core/store/messages'
import { branchOf } from '../../core/store/orgs'
import { settingsOf } from '../../core/store/settings'

/**
 * Posts the month's theme and tells everybody who is due (C2.0c, C2.2c). The activity comes first, then what is
 * owed; both are written once, so a call repeated after a crash completes what is missing and sends nothing twice.
 */
export const activityPost: Action<'activity.post'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { branchId, startsAt } = input
  const allowed = allow('activity.post', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  const { me } = allowed.value
  const activityId = activityIdOf(branchId, me._id, input.key)
  const posted = await activityOf(documents, activityId)
  if (posted) return yes(await tell(platform, posted))
  const [branch, people, settings, { leaders }] = await Promise.all([
    branchOf(documents, branchId),
    membersOfBranch(documents, branchId),
    settingsOf(documents),
    leadersOf(platform, branchId),
  ])
  if (!branch) return refuse('not-allowed')
  const decision = decidePosting({ input, people, leaders, now, requiredLead: settings.leadDays })
  if (!decision.ok) return decision
  const activity = await postOnce(documents, {
    _id: activityId,
    branchId,
    branchName: branch.name,
    unitId: branch.parentId,
    makesUpFor: null,
    themeSource: 'branch',
    plan: { planned: false, reason: input.unplannedReason ?? null },
    event: null,
    asked: [],
    sessions: input.sessions ?? [],
    offCampus: input.offCampus ?? null,
    firstNotice: decision.value.notice,
    revisions: [],
    visiting: input.visiting ?? [],
    presentCount: null,
    month: monthOf(startsAt),
    theme: input.theme,
    items: input.items,
    mode: input.mode,
    place: input.place,
    startsAt,
    endsAt: startsAt + input.minutes * MINUTE,
    notice: decision.value.notice,
    roster: decision.value.roster,
    frozenAt: null,
    invited: [...new Set(input.invited)],
    recorderId: input.recorderId ?? null,
    cancelled: null,
    sealedAt: null,
    entryId: null,
    graceMinutes: settings.graceMinutes,
    version: 0,
    postedBy: me._id,
    postedAt: now,
    regulationVersion: REGULATION_VERSION,
  })
  return yes(await tell(platform, activity))
}

async function tell(platform: Platform, activity: Activity) {
  const { documents } = platform
  if (!activity.cancelled) await oweNotices(platform, activity)
  await deliverThese(platform, await messagesOf(documents, activity._id))
  const notices = (await messagesOf(documents, activity._id)).filter(
    (message) => message.kind === 'notice',
  )
  return {
    activityId: activity._id,
    notice: activity.notice,
    hints: [],
    dueCount: activity.roster.filter((row) => row.standing === 'due').length,
    messaged: notices.filter((message) => message.state === 'sent').length,
  }
}
