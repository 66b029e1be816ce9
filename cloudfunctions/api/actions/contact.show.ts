import { orgName } from '../../core/domain/activity-card'
import { addMonths, DAY, dayOf, firstDayOf, instantOf, monthOf } from '../../core/domain/calendar'
import { contactState, earliestCounted } from '../../core/domain/contact'
import { answerIn, decideAnswer } from '../../core/domain/contact-answer'
import { canLookAfter } from '../../core/domain/person-away'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { daysTold } from '../../core/steps/days-told'
import { decisionsTold } from '../../core/steps/decisions-told'
import { allow, personBehind } from '../../core/steps/person'
import { activitiesBetween } from '../../core/store/activities'
import { contactsWith } from '../../core/store/contacts'
import { memberOf } from '../../core/store/members'
import { branchOf } from '../../core/store/orgs'
import { settingsOf } from '../../core/store/settings'

/** How far ahead the next day is looked for. */
const AHEAD = 45 * DAY

/** What the own branch did this month, and whom to call, for the member who lives elsewhere (C2.3g, C2.3h). */
export const contactShow: Action<'contact.show'> = async (_input, platform, caller) => {
  const { documents, now } = platform
  const allowed = allow('contact.show', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const { me } = allowed.value
  const decision = decideAnswer(me)
  if (!decision.ok) return decision
  const month = monthOf(now)
  const from = instantOf(firstDayOf(month), '00:00')
  const to = Math.max(now + AHEAD, instantOf(firstDayOf(addMonths(month, 1)), '00:00'))
  const [branch, found, liaison, contacts, settings] = await Promise.all([
    branchOf(documents, me.branchId),
    activitiesBetween(documents, [me.branchId], { from, to }),
    me.liaisonId ? memberOf(documents, me.liaisonId) : null,
    contactsWith(documents, [me._id], { from: earliestCounted(month), to: month }),
    settingsOf(documents),
  ])
  if (!branch) return refuse('org-unknown')
  const alive = found.filter((one) => !one.cancelled)
  const begun = alive.filter((one) => one.month === month && one.startsAt <= now)
  const [days, decisions] = await Promise.all([
    daysTold(platform, begun),
    decisionsTold(platform, me, branch),
  ])
  const next = alive.find((one) => one.startsAt > now)
  const said = answerIn(me._id, month, contacts)
  return yes({
    now,
    branch: orgName(branch),
    month,
    days,
    decisions,
    next: next
      ? {
          activityId: next._id,
          theme: next.theme,
          startsAt: next.startsAt,
          endsAt: next.endsAt,
          place: next.place,
        }
      : null,
    // who left the branch is called no more
    liaison:
      liaison && canLookAfter(liaison, me.branchId, dayOf(now))
        ? { name: liaison.name, phone: liaison.phone }
        : null,
    state: contactState(me, month, contacts, settings.contactMonths),
    answer: said && { answer: said.answer, on: said.on },
  })
}
