import { dayOf, monthOf } from '../../core/domain/calendar'
import { partIdOf } from '../../core/domain/identity'
import { decideJoining } from '../../core/domain/joining'
import { livesOn } from '../../core/domain/organisation'
import type { Documents } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { announce, hintsFor } from '../../core/steps/announce'
import { hintAbout } from '../../core/steps/check-text'
import { listAmong } from '../../core/steps/final-list'
import { leadersOf } from '../../core/steps/leaders'
import { monthFacts } from '../../core/steps/month-facts'
import { allow, personBehind } from '../../core/steps/person'
import { partFor, putDays } from '../../core/steps/take-part'
import { afresh } from '../../core/steps/write-in-order'
import { type Activity, activityOf, countChange } from '../../core/store/activities'
import { everInBranch } from '../../core/store/members'
import { type Branch, branchOf } from '../../core/store/orgs'
import { settingsOf } from '../../core/store/settings'

/**
 * A branch that was asked takes part in a joint day: own list, own register, own line of the ledger (domain §7 #3).
 * Joined once, joined; the second tap gets the same answer.
 */
export const activityJoin: Action<'activity.join'> = (input, platform, caller) =>
  afresh(() => join(input, platform, caller))

async function join(
  ...[input, platform, caller]: Parameters<Action<'activity.join'>>
): Promise<Awaited<ReturnType<Action<'activity.join'>>> | null> {
  const { documents, now } = platform
  const { branchId } = input
  const allowed = allow('activity.join', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  const host = await activityOf(documents, input.activityId)
  if (!host) return refuse('activity-unknown')
  if (!host.event || !host.asked.includes(branchId)) return refuse('not-asked')
  const answer = async (part: Activity) => {
    const told = await announce(platform, part)
    const [hints, risky] = await Promise.all([
      hintsFor(platform, part),
      hintAbout(platform, caller, [input.shortNoticeReason]),
    ])
    return yes({
      activityId: part._id,
      notice: part.notice,
      hints: [...hints, ...risky],
      ...told,
    })
  }
  const joined = await activityOf(documents, partIdOf(host.event.eventId, branchId))
  if (joined) return answer(joined)
  const [branch, people, settings, { leaders }] = await Promise.all([
    branchOf(documents, branchId),
    everInBranch(documents, branchId),
    settingsOf(documents),
    leadersOf(platform, branchId),
  ])
  if (!branch) return refuse('not-allowed')
  if (!livesOn(branch, dayOf(now))) return refuse('org-ended', ['branchId'])
  const decision = decideJoining(host, {
    input,
    now,
    people,
    leaders,
    today: dayOf(now),
    required: settings.leadDays,
  })
  if (!decision.ok) return decision
  const month = await monthFacts(platform, {
    branchIds: [branchId],
    unitId: branch.parentId,
    month: monthOf(host.startsAt),
  })
  const { theme, items, mode, place, startsAt, endsAt, sessions, event } = host
  const part = partFor(branch, event, {
    theme,
    themeSource: month.sourceOf(theme),
    plan: { planned: month.isPlanned(branchId), reason: null },
    items,
    mode,
    place,
    startsAt,
    endsAt,
    sessions,
    notice: decision.value,
    roster: listAmong(people, { branchId, startsAt, invited: [], visiting: [] }),
    recorderId: input.recorderId ?? null,
    postedBy: allowed.value.me._id,
    postedAt: now,
    graceMinutes: settings.graceMinutes,
  })
  const taken = await takePart(documents, { host, branch, part })
  return taken && answer(taken)
}

/** Only while the host's day and the branch are still as they were read; null when either changed meanwhile. */
const takePart = (
  documents: Documents,
  { host, branch, part }: { host: Activity; branch: Branch; part: Activity },
): Promise<Activity | null> =>
  documents.transact(async (tx) => {
    const current = await activityOf(tx, host._id)
    if (current?.version !== host.version) return null
    const [joined] = (await putDays(tx, branch, [part])) ?? []
    if (!joined) return null
    await countChange(tx, current)
    return joined
  })
