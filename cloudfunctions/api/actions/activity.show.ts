import type { Output } from '../../core/contract'
import { cardOf } from '../../core/domain/activity-card'
import { decideWithdrawing, needsConfirming } from '../../core/domain/leave'
import { firstOpens, lastStarts, phaseOf } from '../../core/domain/phase'
import { countsOf, myPart, type Registered } from '../../core/domain/register'
import { isChangeable } from '../../core/domain/revision'
import { may, type Relation } from '../../core/domain/roles-table'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { afterwards } from '../../core/steps/afterwards'
import { hintsFor } from '../../core/steps/announce'
import { isHost } from '../../core/steps/event-parts'
import { templateCards } from '../../core/steps/me-card'
import { type OnActivity, onActivity } from '../../core/steps/on-activity'
import { registerNow } from '../../core/steps/register-of'
import { hasTakenPlace } from '../../core/steps/taken-place'
import { takingPart } from '../../core/steps/taking-part'
import { NOBODY, notYetThere, toldPeople } from '../../core/steps/told-people'
import type { Activity } from '../../core/store/activities'
import { lateCodesWaiting } from '../../core/store/late-codes'
import type { Leave } from '../../core/store/leaves'
import { memberOf } from '../../core/store/members'
import { daysOfSeries } from '../../core/store/past-days'
import { settingsOf } from '../../core/store/settings'

type Shown = Output<'activity.show'>

/** Relations that see the branch's side of an activity; a guest sees the event and nothing else (C1.3, C2.3f). */
const INSIDE: readonly Relation[] = ['member', 'leader', 'recorder']

/** One activity as the caller may see it. */
export const activityShow: Action<'activity.show'> = async (input, platform, caller) => {
  const found = await onActivity('activity.show', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, me, relations } = found.value
  const { documents, now } = platform
  const inside = INSIDE.some((relation) => relations.has(relation))
  const leads = relations.has('leader')
  // a branch that was asked sees the event, and no name of the host's people
  const named = inside || relations.has('listed')
  const [{ register, leaves }, recorder, told, hints, event, settings, after, series, sent, held] =
    await Promise.all([
      registerNow(platform, activity),
      named && activity.recorderId ? memberOf(documents, activity.recorderId) : null,
      leads ? toldPeople(platform, activity, me._id) : NOBODY,
      leads ? hintsFor(platform, activity) : [],
      takingPart(platform, activity, me),
      settingsOf(documents),
      afterwards(platform, activity, { me: me._id, leads }),
      inside ? daysOfSeries(documents, activity.branchId, activity.series) : [],
      // of a day called off nothing waits
      lateCodesWaiting(documents, me._id, activity.cancelled ? [] : [activity._id]),
      isOpenToCancel(found.value) && hasTakenPlace(platform, found.value),
    ])
  const mine = myPart(register, me._id, sent.length > 0)
  const leave = leaves.find((one) => one.memberId === me._id)
  const can = mayNow(found.value, { mine, leave, held, now })
  const cancelledReason = activity.cancelled?.reason
  return yes({
    now,
    activity: {
      ...cardOf(activity, now),
      recorder: recorder?.name ?? null,
      ...(cancelledReason ? { cancelledReason } : {}),
      postponed: activity.cancelled?.postponed ?? false,
      offCampus: outing(activity, { inside, listed: relations.has('listed') }),
      series: activity.series,
      seriesDays: series
        .filter((one) => one._id !== activity._id)
        .map(({ _id, theme, startsAt }) => ({ activityId: _id, theme, startsAt })),
      partners: event.partners,
    },
    revision: activity.revisions.length,
    changes: changesOf(activity),
    leadDays: can.change ? settings.leadDays : null,
    leads,
    templates: templateCards(settings),
    hints,
    ...told,
    tellByPhone: notYetThere(
      told.tellByPhone,
      register.filter((row) => row.state === 'present'),
    ),
    notice: inside || can.change ? activity.notice : null,
    me: me._id,
    mine,
    counts: inside ? countsOf(register) : null,
    invitees: inside ? namesOf(register, 'invitee') : [],
    ...after,
    leaves: relations.has('secretary') ? reasonsOf(activity, leaves) : [],
    may: { ...can, join: event.join },
  })
}

/** Guests are told how they get there and whom to call; money and approvals are the branch's own. */
function outing(
  { offCampus }: Activity,
  to: { inside: boolean; listed: boolean },
): Activity['offCampus'] {
  if (!offCampus || to.inside) return offCampus
  const safetyContact = to.listed ? offCampus.safetyContact : ''
  return { ...offCampus, safetyContact, budgetSource: '', approvalRef: '' }
}

const namesOf = (register: readonly Registered[], standing: string) =>
  register.filter((row) => row.standing === standing).map((row) => row.name)

/** What was noticed before each change, newest first (C2.2b). */
const changesOf = ({ revisions }: Activity): Shown['changes'] =>
  [...revisions].reverse().map(({ at, changed, before }) => ({
    at,
    changed,
    theme: before.theme,
    place: before.place,
    startsAt: before.startsAt,
    endsAt: before.endsAt,
  }))

/** Reasons of leave are for the secretary alone (domain §7 #9). */
const reasonsOf = (activity: Activity, leaves: readonly Leave[]): Shown['leaves'] =>
  activity.roster.flatMap((row) => {
    const leave = leaves.find((one) => one.memberId === row.memberId)
    return leave
      ? [{ memberId: row.memberId, name: row.name, kind: leave.kind, reason: leave.reason }]
      : []
  })

const isAlive = ({ cancelled, sealedAt }: Activity) => cancelled === null && sealedAt === null

const isOpenToCancel = ({ activity, relations }: OnActivity) =>
  isAlive(activity) && may('activity.cancel', relations)

function mayNow(
  found: OnActivity,
  facts: { mine: Shown['mine']; leave: Leave | undefined; held: boolean; now: number },
): Omit<Shown['may'], 'join'> {
  const { activity, relations } = found
  const { mine, leave, held, now } = facts
  const alive = isAlive(activity)
  // who has sent a code need not register again
  const arrived = mine.state === 'present' || mine.waiting === true
  const leavable = alive && mine.standing === 'due' && now < lastStarts(activity)
  return {
    askLeave: leavable && mine.state === 'unmarked' && !arrived,
    withdrawLeave:
      leave !== undefined &&
      decideWithdrawing(activity, { now, secretary: relations.has('secretary') }).ok,
    register: alive && phaseOf(activity, now) === 'open' && mine.standing !== null && !arrived,
    showBoard: alive && may('board.show', relations),
    keepRecord:
      may('record.save', relations) && activity.cancelled === null && now >= firstOpens(activity),
    change:
      alive && may('activity.change', relations) && isHost(found) && isChangeable(activity, now),
    arrange: alive && may('activity.arrange', relations),
    // what people came to has taken place
    cancel: isOpenToCancel(found) && !held,
    object: activity.cancelled === null && mine.standing !== null && now >= activity.startsAt,
    confirmLeave: leavable && !arrived && leave !== undefined && needsConfirming(leave, activity),
  }
}
