import type { MemberId, Parsed } from '../contract'
import { dayOf, monthOf } from '../domain/calendar'
import { firstOpens } from '../domain/phase'
import { type Change, decideChange } from '../domain/revision'
import { tellingSubject } from '../domain/telling'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activityOf } from '../store/activities'
import { type Rewritten, rewrite } from '../store/activity-writes'
import { hasArrivals } from '../store/arrivals'
import { listsOf } from './final-list'
import { type MonthFacts, monthFacts } from './month-facts'

/** Why the notice of a part is short, when the host moved the day and gave no reason. */
const FOLLOWS = '随主办方调整'
/** Why a day stands in a month without a row of the plan, when it was moved there (C2.1d). */
const MOVED_HERE = '改期到本月'

type Changing = {
  input: Parsed<'activity.change'>
  by: MemberId
  required: number
}

/**
 * Changes a day and every part of its event together or not at all; of two changes at once one wins (C2.2b).
 * @param parts the one the change was made on first
 * @returns the parts changed, that one first; refusals of {@link decideChange}, and `activity-started` for moving a
 * day to which somebody has come; null when another branch joined or the register changed meanwhile
 */
export async function changeParts(
  platform: Platform,
  parts: readonly [Activity, ...Activity[]],
  { input, by, required }: Changing,
): Promise<Decision<Activity[]> | null> {
  const { documents, now } = platform
  const [lead] = parts
  const first = decideChange(lead, input, { now, by, required })
  if (!first.ok) return first
  const moves = first.value.startsAt !== lead.startsAt
  const ids = parts.map((one) => one._id)
  if (moves && now >= firstOpens(lead) && (await hasArrivals(documents, ids))) {
    return refuse('activity-started')
  }
  const ready = await prepared(platform, parts, first.value)
  return documents.transact(async (tx): Promise<Decision<Activity[]> | null> => {
    const changed: Activity[] = []
    for (const id of ids) {
      const part = await activityOf(tx, id)
      if (id === lead._id && part?.version !== lead.version) return null
      if (!part) continue
      const own = id === lead._id ? input : followed(input, part)
      const decision = decideChange(part, own, { now, by, required })
      // a part that was called off or closed stays as it is
      if (!decision.ok && id === lead._id) return decision
      if (!decision.ok) continue
      const fields = fieldsOf(part, decision.value, ready, now)
      await rewrite(tx, part, fields)
      changed.push({ ...part, ...fields })
    }
    return yes(changed)
  })
}

const followed = (input: Parsed<'activity.change'>, part: Activity) => ({
  ...input,
  revision: part.revisions.length,
  shortNoticeReason: input.shortNoticeReason ?? FOLLOWS,
})

type Ready = { rosters: Map<string, Activity['roster']>; month: MonthFacts | null }

/** What the change needs beside the activities: lists of another day, what stands ready for another month. */
async function prepared(
  platform: Platform,
  parts: readonly [Activity, ...Activity[]],
  after: Change,
): Promise<Ready> {
  const [lead] = parts
  const otherDay = dayOf(after.startsAt) !== dayOf(lead.startsAt)
  const month = lead.makesUpFor ?? monthOf(after.startsAt)
  const [rosters, facts] = await Promise.all([
    otherDay
      ? listsOf(
          platform,
          parts.map((one) => ({ ...one, startsAt: after.startsAt })),
        )
      : parts.map((one) => one.roster),
    after.theme === lead.theme && month === (lead.makesUpFor ?? lead.month)
      ? null
      : monthFacts(platform, {
          branchIds: parts.map((one) => one.branchId),
          unitId: lead.unitId,
          month,
        }),
  ])
  return {
    rosters: new Map(parts.map((one, i) => [one._id, otherDay ? (rosters[i] ?? []) : one.roster])),
    month: facts,
  }
}

function fieldsOf(part: Activity, change: Change, ready: Ready, now: number): Rewritten {
  const { month } = ready
  const moves = change.startsAt !== part.startsAt
  const sameDay = dayOf(change.startsAt) === dayOf(part.startsAt)
  const planned = month?.isPlanned(part.branchId) ?? part.plan.planned
  const ofUnit = part.event?.organiser === 'unit'
  return {
    ...change,
    month: monthOf(change.startsAt),
    themeSource: ofUnit || !month ? part.themeSource : month.sourceOf(change.theme),
    plan: { planned, reason: planned ? null : (part.plan.reason ?? MOVED_HERE) },
    untold: tellingSubject({ ...part, revisions: change.revisions }),
    roster: sameDay ? part.roster : (ready.rosters.get(part._id) ?? part.roster),
    // the list is made final anew when the register opens at its new time
    frozenAt: moves && now < firstOpens(change) ? null : part.frozenAt,
  }
}
