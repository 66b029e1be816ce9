import { cardOf } from '../../core/domain/activity-card'
import { phaseOf } from '../../core/domain/phase'
import { countsOf, type Registered, registerOf } from '../../core/domain/register'
import { codeUntil, issueCode } from '../../core/domain/sign-in-code'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { withFinalList } from '../../core/steps/final-list'
import { allow, personOf } from '../../core/steps/person'
import { activityOf } from '../../core/store/activities'
import { type ArrivalDoc, arrivalsOf } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { leavesOf } from '../../core/store/leaves'
import { settingsOf } from '../../core/store/settings'

/**
 * The screen in the room: the live code, who has arrived, who is still missing. Asked every few seconds, so two
 * stages only; the first one after the register opens also makes the due list final.
 */
export const boardShow: Action<'board.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { activityId } = input
  const [binding, stored, arrivals, leaves, settings] = await Promise.all([
    bindingOf(documents, caller.openid),
    activityOf(documents, activityId),
    arrivalsOf(documents, activityId),
    leavesOf(documents, activityId),
    settingsOf(documents),
  ])
  const me = await personOf(platform, binding)
  if (!me) return refuse('not-bound')
  if (!stored) return refuse('activity-unknown')
  const allowed = allow('board.show', me, { branchId: stored.branchId, activity: stored })
  if (!allowed.ok) return allowed
  if (stored.cancelled) return refuse('activity-cancelled')
  if (stored.sealedAt !== null) return refuse('activity-sealed')
  const activity = await withFinalList(platform, stored)
  const register = registerOf({ roster: activity.roster, arrivals, leaves, closed: false })
  const open = phaseOf(activity, now) === 'open' && settings.codeOffered
  const rows = (keep: (row: Registered) => boolean) =>
    register.filter(keep).map(({ memberId, name, group }) => ({ memberId, name, group }))
  return yes({
    now,
    activity: cardOf(activity, now),
    code: open ? issueCode(activity._id, now, platform.signInSecret) : null,
    codeUntil: codeUntil(now),
    counts: countsOf(register),
    arrived: [...arrivals].sort((a, b) => b.at - a.at).map(arrivalCard),
    missing: rows((row) => row.standing === 'due' && row.state === 'unmarked'),
    onLeave: rows((row) => row.state === 'leave'),
    invitees: rows((row) => row.standing === 'invitee' && row.state !== 'present'),
  })
}

/** One arrival as the board shows it: no title, no telephone (C2.3d). */
export const arrivalCard = ({ memberId, name, standing, at, late, method }: ArrivalDoc) => ({
  memberId,
  name,
  standing,
  at,
  late,
  method,
})
