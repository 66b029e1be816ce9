import type { Output } from '../../core/contract'
import { cardOf, orgName } from '../../core/domain/activity-card'
import { DAY, monthOf } from '../../core/domain/calendar'
import { contactState, earliestCounted, isContacted } from '../../core/domain/contact'
import { isMember } from '../../core/domain/due-list'
import { phaseOf } from '../../core/domain/phase'
import { myPart, registerOf } from '../../core/domain/register'
import { ledBy } from '../../core/domain/roles-table'
import { noticeBy, slotOn } from '../../core/domain/slot'
import { todosOf } from '../../core/domain/todo'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { meCard, orgsAround, schoolCard } from '../../core/steps/me-card'
import { tellingKind } from '../../core/steps/owe'
import { type Me, personOf } from '../../core/steps/person'
import { type Activity, activitiesBetween, invitedTo } from '../../core/store/activities'
import { arrivalsAt } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { contactsWith } from '../../core/store/contacts'
import { leavesOfMember } from '../../core/store/leaves'
import { lookedAfterBy } from '../../core/store/members'
import { unreachedOf } from '../../core/store/messages'
import { type Settings, settingsOf } from '../../core/store/settings'

type Home = Output<'home.show'>

/** How far back an open record is brought to mind, and how far ahead events are looked for. */
const SPAN = 62 * DAY

/** The first page in one call. A stranger sees what this is and who runs it. */
export const homeShow: Action<'home.show'> = async (_input, platform, caller) => {
  const { documents, now } = platform
  const [binding, settings] = await Promise.all([
    bindingOf(documents, caller.openid),
    settingsOf(documents),
  ])
  const common = {
    now,
    school: schoolCard(settings),
    templates: settings.templates.map(({ kind, templateId }) => ({ kind, templateId })),
  }
  const me = await personOf(platform, binding)
  if (!me)
    return yes({
      ...common,
      me: null,
      events: [],
      todos: [],
      month: null,
      year: null,
      oversees: { unit: null, school: null },
    })
  return yes({ ...common, ...(await pageOf(platform, me, settings)) })
}

async function pageOf(platform: Platform, me: Me, settings: Settings) {
  const { documents, now } = platform
  const leads = ledBy(me.offices)
  const branches = [...new Set([...(isMember(me.stage) ? [me.branchId] : []), ...leads])]
  const [orgs, ofBranches, invited, lookedAfter] = await Promise.all([
    orgsAround(platform, me),
    activitiesBetween(documents, branches, { from: now - SPAN, to: now + SPAN }),
    invitedTo(documents, me._id, now - DAY),
    lookedAfterBy(documents, me._id),
  ])
  const all = new Map([...ofBranches, ...invited].map((one) => [one._id, one]))
  const coming = [...all.values()]
    .filter((one) => one.endsAt > now - DAY && isComing(one, now))
    .sort((a, b) => a.startsAt - b.startsAt)
    .slice(0, 5)
  const ids = coming.map((one) => one._id)
  const month = monthOf(now)
  const away = lookedAfter.filter(isContacted)
  const [arrivals, leaves, contacts, unreached] = await Promise.all([
    arrivalsAt(documents, me._id, ids),
    leavesOfMember(documents, me._id, ids),
    contactsWith(
      documents,
      away.map((one) => one._id),
      {
        from: earliestCounted(month),
        to: month,
      },
    ),
    unreachedOf(documents, idsLedAndComing(coming, leads, now)),
  ])
  const events: Home['events'] = coming.map((one) => ({
    ...cardOf(one, now),
    mine: myPart(
      registerOf({
        roster: one.roster.filter((row) => row.memberId === me._id),
        arrivals: arrivals.filter((arrival) => arrival.activityId === one._id),
        leaves: leaves.filter((leave) => leave.activityId === one._id),
        closed: one.sealedAt !== null,
      }),
      me._id,
    ),
  }))
  const monthCard = monthOfLeader(leads, orgs, ofBranches, settings, month)
  const toCall = new Map<string, number>()
  for (const { activityId, kind } of unreached) {
    const one = all.get(activityId ?? '')
    if (one && kind === tellingKind(one)) toCall.set(one._id, (toCall.get(one._id) ?? 0) + 1)
  }
  const todos = todosOf({
    now,
    me: me._id,
    leads,
    month: monthCard,
    activities: [...all.values()],
    owedContacts: away
      .filter((one) => contactState(one, month, contacts) !== 'reached')
      .map((one) => ({ memberId: one._id, name: one.name })),
    contactMonth: month,
    toCall,
  })
  return {
    me: meCard(me, orgs, leads),
    events,
    todos,
    month: monthCard,
    year: null,
    oversees: { unit: null, school: null },
  }
}

const isComing = (activity: Activity, now: number) => {
  const phase = phaseOf(activity, now)
  return (
    phase === 'upcoming' || phase === 'open' || (phase === 'cancelled' && now < activity.startsAt)
  )
}

const idsLedAndComing = (coming: readonly Activity[], leads: readonly string[], now: number) =>
  coming.filter((one) => leads.includes(one.branchId) && now < one.startsAt).map((one) => one._id)

function monthOfLeader(
  leads: readonly string[],
  orgs: Awaited<ReturnType<typeof orgsAround>>,
  activities: readonly Activity[],
  settings: Settings,
  month: string,
): Home['month'] {
  const branch = orgs.get(leads[0] ?? '')
  if (branch?.level !== 'branch') return null
  return {
    branch: orgName(branch),
    month,
    posted: activities.some(
      (one) => one.branchId === branch._id && one.month === month && !one.cancelled,
    ),
    prepared: null,
    noticeBy: noticeBy(slotOn(branch, `${month}-01`), month, settings.leadDays),
  }
}
