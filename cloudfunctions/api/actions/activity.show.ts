import type { Output } from '../../core/contract'
import { cardOf } from '../../core/domain/activity-card'
import { closesAt, opensAt, phaseOf } from '../../core/domain/phase'
import { countsOf, myPart, type Registered, registerOf } from '../../core/domain/register'
import { may, type Relation } from '../../core/domain/roles-table'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { tellingKind } from '../../core/steps/owe'
import type { Activity } from '../../core/store/activities'
import { arrivalsOf } from '../../core/store/arrivals'
import { type Leave, leavesOf } from '../../core/store/leaves'
import { memberOf, membersByIds } from '../../core/store/members'
import { unreachedOf } from '../../core/store/messages'

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
  const [arrivals, leaves, recorder, tellByPhone] = await Promise.all([
    arrivalsOf(documents, activity._id),
    leavesOf(documents, activity._id),
    activity.recorderId ? memberOf(documents, activity.recorderId) : null,
    relations.has('leader') ? peopleToCall(platform, activity) : [],
  ])
  const closed = activity.sealedAt !== null
  const register = registerOf({ roster: activity.roster, arrivals, leaves, closed })
  const mine = myPart(register, me._id)
  const cancelledReason = activity.cancelled?.reason
  return yes({
    now,
    activity: {
      ...cardOf(activity, now),
      recorder: recorder?.name ?? null,
      ...(cancelledReason ? { cancelledReason } : {}),
      postponed: activity.cancelled?.postponed ?? false,
      offCampus: activity.offCampus,
      partners: [],
    },
    revision: activity.revisions.length,
    changes: [],
    hints: [],
    told: [],
    notice: inside ? activity.notice : null,
    mine,
    counts: inside ? countsOf(register) : null,
    invitees: inside ? namesOf(register, 'invitee') : [],
    tellByPhone,
    leaves: relations.has('secretary') ? reasonsOf(activity, leaves) : [],
    may: mayNow(activity, mine, relations, now),
  })
}

const namesOf = (register: readonly Registered[], standing: string) =>
  register.filter((row) => row.standing === standing).map((row) => row.name)

/** Reasons of leave are for the secretary alone (domain §7 #9). */
const reasonsOf = (activity: Activity, leaves: readonly Leave[]): Shown['leaves'] =>
  activity.roster.flatMap((row) => {
    const leave = leaves.find((one) => one.memberId === row.memberId)
    return leave
      ? [{ memberId: row.memberId, name: row.name, kind: leave.kind, reason: leave.reason }]
      : []
  })

/** People whom no message reached, in roster order, with the telephone a leader needs to call them. */
async function peopleToCall(
  { documents, now }: Platform,
  activity: Activity,
): Promise<Shown['tellByPhone']> {
  if (now >= activity.startsAt) return []
  const kind = tellingKind(activity)
  const unreached = await unreachedOf(documents, [activity._id])
  const ids = new Set(unreached.filter((one) => one.kind === kind).map((one) => one.memberId))
  const people = await membersByIds(documents, [...ids])
  return activity.roster.flatMap((row) => {
    const person = people.find((one) => one._id === row.memberId)
    return person ? [{ memberId: person._id, name: person.name, phone: person.phone }] : []
  })
}

function mayNow(
  activity: Activity,
  mine: Shown['mine'],
  relations: ReadonlySet<Relation>,
  now: number,
): Shown['may'] {
  const alive = activity.cancelled === null && activity.sealedAt === null
  const inWindow = now >= opensAt(activity) && now <= closesAt(activity)
  const arrived = mine.state === 'present'
  return {
    askLeave:
      alive && mine.standing === 'due' && mine.state === 'unmarked' && now < activity.startsAt,
    register: alive && inWindow && mine.standing !== null && !arrived,
    showBoard: alive && may('board.show', relations),
    keepRecord:
      may('record.save', relations) &&
      activity.cancelled === null &&
      phaseOf(activity, now) !== 'upcoming',
    change: alive && may('activity.change', relations) && now < activity.startsAt,
    cancel: alive && may('activity.cancel', relations),
    join: [],
    confirmLeave: false,
  }
}
