import type { Day, Output } from '../../core/contract'
import { cardOf, orgName } from '../../core/domain/activity-card'
import { yearsToday } from '../../core/domain/anniversary'
import { DAY, dayOf, monthOf } from '../../core/domain/calendar'
import { isContacted } from '../../core/domain/contact'
import { contactsAtHome } from '../../core/domain/contacts-at-home'
import { isMember } from '../../core/domain/due-list'
import { schoolIdOf } from '../../core/domain/identity'
import { decideConfirming, needsConfirming } from '../../core/domain/leave'
import { committeesOf, ledBy, unitsOf } from '../../core/domain/offices-held'
import { leftTo } from '../../core/domain/organisation'
import { canLookAfter } from '../../core/domain/person-away'
import { firstOpens, lastEnds, lastStarts, phaseOf } from '../../core/domain/phase'
import { myPart, registerOf } from '../../core/domain/register'
import { BATCHES_WITHIN } from '../../core/domain/sessions'
import { todosOf } from '../../core/domain/todo'
import { lookBackTo } from '../../core/domain/unreached'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { followUps } from '../../core/steps/follow-ups'
import { monthsAtHome } from '../../core/steps/home-months'
import { chargesOf } from '../../core/steps/leaders'
import { meCard, type Orgs, orgsAround, schoolCard, templateCards } from '../../core/steps/me-card'
import { type Me, personOf } from '../../core/steps/person'
import { callsFor, notYetThere } from '../../core/steps/told-people'
import { type Activity, activitiesBetween, askedToJoin } from '../../core/store/activities'
import { arrivalsAt } from '../../core/store/arrivals'
import { bindingOf } from '../../core/store/bindings'
import { asGuest } from '../../core/store/coming-days'
import { contactsWith } from '../../core/store/contacts'
import { lateCodesWaiting } from '../../core/store/late-codes'
import { type Leave, leavesOfMember } from '../../core/store/leaves'
import { lookedAfterBy, type Member, membersByIds } from '../../core/store/members'
import { livingElsewhereIn } from '../../core/store/members-away'
import { undeliveredOf } from '../../core/store/messages'
import { branchesOfUnits } from '../../core/store/orgs'
import { neverClosed } from '../../core/store/past-days'
import { type Settings, settingsOf } from '../../core/store/settings'

type Home = Output<'home.show'>

/** How far back and ahead events are looked for; of older ones only those whose record was never closed. */
const SPAN = 62 * DAY
/** Events on the page; what is to be done about further ones is asked all the same. */
const AT_MOST = 5

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
    templates: templateCards(settings),
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
      anniversary: null,
      elsewhere: false,
      oversees: { unit: null, school: null },
    })
  return yes({ ...common, ...(await pageOf(platform, me, settings)) })
}

async function pageOf(platform: Platform, me: Me, settings: Settings) {
  const { documents, now } = platform
  const leads = ledBy(me.offices)
  const branches = [...new Set([...(isMember(me.stage) ? me.at : []), ...leads])]
  const [orgs, ofBranches, visited, lookedAfter, asked, elsewhere, inCharge] = await Promise.all([
    orgsAround(platform, me),
    activitiesBetween(documents, branches, { from: now - SPAN, to: now + SPAN }),
    asGuest(documents, me._id, now - BATCHES_WITHIN - DAY),
    lookedAfterBy(documents, me._id),
    askedToJoin(documents, leads, { from: now, to: now + SPAN }),
    livingElsewhereIn(documents, leads),
    chargesOf(platform, me),
  ])
  const all = new Map([...ofBranches, ...visited].map((one) => [one._id, one]))
  const coming = [...all.values()]
    .filter((one) => lastEnds(one) > now - DAY && isComing(one, now))
    // what is called off stands last, the living first
    .sort((a, b) => Number(!!a.cancelled) - Number(!!b.cancelled) || a.startsAt - b.startsAt)
  const ids = idsOf(coming)
  const led = coming.filter((one) => leads.includes(one.branchId) && now < lastStarts(one))
  const begun = led.filter((one) => now >= firstOpens(one))
  const month = monthOf(now)
  const away = lookedAfter.filter(isContacted)
  const heads = new Set(
    me.offices.filter((one) => one.role === 'secretary').map((one) => one.orgId),
  )
  // only who is in charge is told who was not reached, this month or for long
  const watched = elsewhere.filter((one) => inCharge.has(one.branchId) && isContacted(one))
  const units = unitsOf(me.offices)
  // what branches left open that ended and went into one led, or into none
  const reshaped = leads.flatMap((id) => orgs.get(id) ?? []).filter((one) => one.predecessors[0])
  const around = await branchesOfUnits(documents, [
    ...new Set([...units, ...reshaped.flatMap((one) => one.parentId ?? [])]),
  ])
  const left = leftTo([...leads, ...units], around, dayOf(now))
  const before = left.map(({ branch }) => branch._id)
  const recent = left.filter(({ branch }) => (branch.validTo ?? '') >= dayOf(now - SPAN))
  const [arrivals, leaves, contacts, undelivered, liaisons, months, open, ended, old, sent] =
    await Promise.all([
      arrivalsAt(documents, me._id, ids, idsOf(begun)),
      leavesOfMember(documents, me._id, ids),
      contactsWith(
        documents,
        [...away, ...watched].map((one) => one._id),
        { from: lookBackTo(month), to: month },
      ),
      undeliveredOf(documents, idsOf(led)),
      membersByIds(
        documents,
        elsewhere.flatMap((one) => one.liaisonId ?? []),
      ),
      monthsAtHome(platform, { me, orgs, leads, settings }),
      followUps(platform, me._id, {
        leads: [...leads, ...goneInto(new Set(leads), left)],
        heads: new Set([...heads, ...goneInto(heads, left)]),
        orphaned: goneInto(new Set(units), left),
        recorded: ofBranches.filter((one) => one.recorderId === me._id),
        checks: committeesOf(me.offices),
        branches: around.filter((one) => units.includes(one.parentId)),
      }),
      activitiesBetween(
        documents,
        recent.map(({ branch }) => branch._id),
        { from: now - SPAN, to: now },
      ),
      neverClosed(documents, [...leads, ...before], now - SPAN),
      // of a day called off nothing waits
      lateCodesWaiting(
        documents,
        me._id,
        coming.filter((one) => !one.cancelled).map((one) => one._id),
      ),
    ])
  const events: Home['events'] = coming.slice(0, AT_MOST).map((one) => ({
    ...cardOf(one, now),
    mine: myPart(
      registerOf({
        roster: one.roster.filter((row) => row.memberId === me._id),
        arrivals: arrivals.filter((arrival) => arrival.activityId === one._id),
        leaves: leaves.filter((leave) => leave.activityId === one._id),
        closed: one.sealedAt !== null,
      }),
      me._id,
      sent.some((code) => code.activityId === one._id),
    ),
  }))
  const toCall = new Map(
    led.map((one) => {
      const own = undelivered.filter((message) => message.activityId === one._id)
      const there = arrivals.filter((arrival) => arrival.activityId === one._id)
      return [
        one._id,
        callsFor(one, notYetThere(own, there), { reader: me._id, now }).size,
      ] as const
    }),
  )
  const todos = todosOf({
    now,
    me: me._id,
    leads: [...leads, ...before],
    months: months.asked,
    activities: [...old, ...all.values(), ...ended],
    asked: asked.filter((one) => isOpenTo(one, leads, ofBranches)),
    moved: coming.filter((one) =>
      leaves.some((leave) => leave.activityId === one._id && mayConfirm(leave, one, now)),
    ),
    alone: elsewhere
      .filter((one) => isMember(one.stage) && !keepsInTouch(one, liaisons, dayOf(now)))
      .map((one) => ({ memberId: one._id, name: one.name })),
    ...contactsAtHome({
      ...{ month, contacts, watched, away, intervals: settings.contactMonths },
      inCharge: [...inCharge].flatMap((id) => orgs.get(id) ?? []).map(orgName),
    }),
    followUps: open,
    toCall,
  })
  return {
    me: meCard(me, orgs, leads),
    events,
    todos,
    month: months.month,
    year: months.year,
    anniversary: me.wantsAnniversary ? yearsToday(me.joinedOn, dayOf(now)) : null,
    elsewhere: isContacted(me),
    oversees: overseenBy(me, orgs),
  }
}

/** The ended branches that went into some; a dissolved one goes to its unit. */
const goneInto = (ids: ReadonlySet<string>, left: ReturnType<typeof leftTo>) =>
  left.filter(({ heirs }) => heirs.some((id) => ids.has(id))).map(({ branch }) => branch._id)

const isComing = (activity: Activity, now: number) => {
  const phase = phaseOf(activity, now)
  return (
    phase === 'upcoming' ||
    phase === 'open' ||
    (phase === 'cancelled' && now < lastStarts(activity))
  )
}

const idsOf = (activities: readonly Activity[]) => activities.map((one) => one._id)

/** Whether a branch led was asked to join and has no part of its own yet (domain §7 #3). */
const isOpenTo = (host: Activity, leads: readonly string[], own: readonly Activity[]) =>
  leads.some(
    (id) =>
      host.asked.includes(id) &&
      !own.some((one) => one.branchId === id && one.event?.eventId === host.event?.eventId),
  )

/** Whether leave was given before the day was moved and can still be said again (domain §7 #1). */
const mayConfirm = (leave: Leave, activity: Activity, now: number) =>
  needsConfirming(leave, activity) && decideConfirming(activity, now).ok

/** Whether the one who was named can still keep in touch (C2.3g). */
const keepsInTouch = (person: Member, liaisons: readonly Member[], today: Day) =>
  liaisons.some((one) => one._id === person.liaisonId && canLookAfter(one, person.branchId, today))

/** Where somebody has an office over branches: the first unit and the school. */
function overseenBy(me: Me, orgs: Orgs): Home['oversees'] {
  const named = (id: string | undefined) => {
    const org = orgs.get(id ?? '')
    return org ? orgName(org) : null
  }
  const ofSchool = me.offices.find((office) => office.orgId === schoolIdOf())
  return { unit: named(unitsOf(me.offices)[0]), school: named(ofSchool?.orgId) }
}
