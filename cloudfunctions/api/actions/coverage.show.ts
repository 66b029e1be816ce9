import type { Instant, Month, OrgId, Output } from '../../core/contract'
import { orgName, personCard } from '../../core/domain/activity-card'
import { canBrief, isNeeded } from '../../core/domain/briefing'
import {
  addMonths,
  dayOf,
  firstDayOf,
  instantOf,
  lastDayOf,
  monthOf,
} from '../../core/domain/calendar'
import {
  type ContactIntervals,
  contactState,
  earliestCounted,
  livingIn,
} from '../../core/domain/contact'
import { coverageOf, type Met, toTalkTo } from '../../core/domain/coverage'
import { isMember, standingOn } from '../../core/domain/due-list'
import { ledBy } from '../../core/domain/offices-held'
import { hasClosed } from '../../core/domain/phase'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { MADE_UP_WITHIN } from '../../core/steps/branch-year'
import { briefingCard } from '../../core/steps/briefing-card'
import { allow, personBehind } from '../../core/steps/person'
import { registersOf } from '../../core/steps/register-of'
import { type Activity, activitiesBetween } from '../../core/store/activities'
import { type BriefingDoc, briefingsOf } from '../../core/store/briefings'
import { contactsWith } from '../../core/store/contacts'
import { everInBranch, type Member } from '../../core/store/members'
import { branchOf, orgsByIds } from '../../core/store/orgs'
import { makingUpFor, startedActivities } from '../../core/store/past-days'
import { settingsOf } from '../../core/store/settings'

/** Days looked back for three absences in a row. */
const LOOK_BACK = 6

/**
 * Whether everybody of the branch was met this month, for its leaders alone (C2.0a): who came, who was told afterwards,
 * whom somebody has contacted. A list of people to look after, without a total and without a rate.
 */
export const coverageShow: Action<'coverage.show'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  if (!me) return refuse('not-bound')
  const led = ledBy(me.offices)
  const branchId = input.branchId ?? led[0]
  const allowed = allow('coverage.show', me, branchId ? { branchId } : {})
  if (!allowed.ok || !branchId) return refuse('not-allowed')
  const month = input.month ?? monthOf(now)
  const [branch, branches, ever, held, started, settings] = await Promise.all([
    branchOf(documents, branchId),
    orgsByIds(documents, led),
    everInBranch(documents, branchId),
    heldIn(platform, branchId, month),
    startedActivities(documents, branchId, now, LOOK_BACK),
    settingsOf(documents),
  ])
  if (!branch) return refuse('org-unknown', ['branchId'])
  const day = month === monthOf(now) ? dayOf(now) : lastDayOf(month)
  const people = ever.filter(
    (one) => isMember(one.stage) && standingOn(one, branchId, day) !== null,
  )
  const [registers, briefings, contacts, past] = await Promise.all([
    registersOf(platform, held),
    briefingsOf(
      documents,
      held.map((one) => one._id),
    ),
    contactsWith(
      documents,
      people.filter((one) => standingOn(one, branchId, day) === 'mobile').map((one) => one._id),
      { from: earliestCounted(month), to: month },
    ),
    allowed.value.relations.has('secretary')
      ? registersOf(
          platform,
          started.filter((one) => one.sealedAt !== null && !one.cancelled),
        )
      : [],
  ])
  const talk = new Set(toTalkTo(past))
  const intervals = settings.contactMonths
  const facts = {
    branchId,
    now,
    day,
    month,
    running: monthOf(now),
    held,
    registers,
    briefings,
    contacts,
    intervals,
  }
  const daysOf = (person: Member) =>
    held
      .filter((_, i) => registers[i]?.some((row) => row.memberId === person._id && canBrief(row)))
      .map((one) => one._id)
  return yes({
    now,
    month,
    branch: orgName(branch),
    branches: led.flatMap((id) => branches.get(id) ?? []).map(orgName),
    rows: people.map((person) => rowOf(person, facts)),
    briefers: people
      .map((one) => ({ ...personCard(one), activityIds: daysOf(one) }))
      .filter(({ activityIds }) => activityIds.length > 0),
    talk: people.filter((one) => talk.has(one._id)).map(personCard),
  })
}

/** Days of a month that have begun: those held in it, and those that make up for it later (domain §7 #15). */
async function heldIn(
  { documents, now }: Platform,
  branchId: OrgId,
  month: Month,
): Promise<Activity[]> {
  const startOf = (later: number) => instantOf(firstDayOf(addMonths(month, later)), '00:00')
  const [own, madeUp] = await Promise.all([
    activitiesBetween(documents, [branchId], { from: startOf(0), to: startOf(1) }),
    makingUpFor(
      documents,
      { branchId, month },
      { from: startOf(1), to: startOf(1 + MADE_UP_WITHIN) },
    ),
  ])
  return [...own.filter((one) => one.makesUpFor === null), ...madeUp]
    .filter((one) => !one.cancelled && one.startsAt <= now)
    .sort((a, b) => a.startsAt - b.startsAt)
}

type Facts = {
  branchId: string
  day: string
  month: Month
  running: Month
  now: Instant
  held: readonly Activity[]
  registers: Awaited<ReturnType<typeof registersOf>>
  briefings: readonly BriefingDoc[]
  contacts: Awaited<ReturnType<typeof contactsWith>>
  intervals: ContactIntervals
}

function rowOf(person: Member, facts: Facts): Output<'coverage.show'>['rows'][number] {
  const { branchId, now, day, month, running, held, registers, briefings, contacts, intervals } =
    facts
  const own = briefings.filter((one) => one.memberId === person._id)
  const met = held.flatMap((activity, i): Met[] => {
    const { _id: activityId } = activity
    const row = registers[i]?.find((one) => one.memberId === person._id)
    if (!row) return []
    const briefed = own.some((one) => one.activityId === activityId && one.doneAt !== null)
    const { standing, state } = row
    return [{ activityId, standing, state, briefed, closed: hasClosed(activity, now) }]
  })
  const { state, activityId } = coverageOf({
    standing: standingOn(person, branchId, day),
    met,
    reached:
      contactState(livingIn(person, month, running), month, contacts, intervals) === 'reached',
  })
  const briefing =
    own.find((one) => one.activityId === activityId && isNeeded(one, state === 'attended')) ?? null
  return {
    memberId: person._id,
    name: person.name,
    group: person.group,
    state,
    activityId,
    briefing: briefing && briefingCard(briefing),
  }
}
