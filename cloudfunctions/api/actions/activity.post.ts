import { isDeepStrictEqual } from 'node:util'
import type { Parsed } from '../../core/contract'
import { MINUTE } from '../../core/domain/calendar'
import { activityIdOf, eventIdOf } from '../../core/domain/identity'
import { decidePosting } from '../../core/domain/posting'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { announce, hintsFor } from '../../core/steps/announce'
import { hintAbout } from '../../core/steps/check-text'
import { newActivity } from '../../core/steps/new-activity'
import { allow, personBehind } from '../../core/steps/person'
import { postingFacts } from '../../core/steps/posting-facts'
import { postIn } from '../../core/steps/take-part'
import { afresh } from '../../core/steps/write-in-order'
import { type Activity, activityOf } from '../../core/store/activities'

/**
 * Posts the month's theme and tells everybody who is due (C2.0c, C2.2c). The activity comes first, then what is
 * owed; both are written once, so a call repeated after a crash completes what is missing and sends nothing twice.
 */
export const activityPost: Action<'activity.post'> = (input, platform, caller) =>
  afresh(() => post(input, platform, caller))

async function post(
  ...[input, platform, caller]: Parameters<Action<'activity.post'>>
): Promise<Awaited<ReturnType<Action<'activity.post'>>> | null> {
  const { documents, now } = platform
  const { branchId, startsAt } = input
  const allowed = allow('activity.post', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  const { me } = allowed.value
  const activityId = activityIdOf(branchId, me._id, input.key)
  const answer = async (activity: Activity) => {
    const told = await announce(platform, activity)
    const words = [input.theme, input.shortNoticeReason, input.unplannedReason]
    const [hints, risky] = await Promise.all([
      hintsFor(platform, activity),
      hintAbout(platform, caller, words),
    ])
    return yes({ activityId, notice: activity.notice, hints: [...hints, ...risky], ...told })
  }
  const posted = await activityOf(documents, activityId)
  if (posted) return sameIntention(posted, input) ? answer(posted) : refuse('already-posted')
  const facts = await postingFacts(platform, input)
  if (!facts.ok) return facts
  const { branch, settings, month } = facts.value
  const decision = decidePosting({
    ...facts.value,
    input,
    now,
    plan: month.plan(branchId),
    requiredLead: settings.leadDays,
  })
  if (!decision.ok) return decision
  const { notice, roster, sessions, planned } = decision.value
  const asked = [...new Set(input.partners)]
  const day = newActivity({
    _id: activityId,
    branchId,
    branchName: branch.name,
    unitId: branch.parentId,
    makesUpFor: input.makesUpFor ?? null,
    theme: input.theme,
    themeSource: month.sourceOf(input.theme),
    plan: { planned, reason: planned ? null : (input.unplannedReason ?? null) },
    event:
      asked.length === 0
        ? null
        : {
            eventId: eventIdOf(branchId, me._id, input.key),
            organiser: 'joint',
            orgId: branchId,
            orgName: branch.name,
            reason: null,
          },
    asked,
    items: input.items,
    mode: input.mode,
    place: input.place,
    startsAt,
    endsAt: startsAt + input.minutes * MINUTE,
    sessions,
    offCampus: input.offCampus ?? null,
    series: input.series ?? '',
    notice,
    roster,
    invited: [...new Set(input.invited)],
    visiting: [...new Set(input.visiting)],
    recorderId: input.recorderId ?? null,
    toldBefore: input.toldBefore?.by ?? null,
    postedBy: me._id,
    postedAt: now,
    graceMinutes: settings.graceMinutes,
  })
  const written = await postIn(documents, branch, day)
  return written && answer(written)
}

/** The call repeats the posting; with other words it is a correction, which is not announced as if it were the first. */
function sameIntention(posted: Activity, input: Parsed<'activity.post'>): boolean {
  const { theme, items, mode, place, startsAt } = posted.revisions[0]?.before ?? posted
  const { items: meant } = input
  const same = theme === input.theme && place === input.place && startsAt === input.startsAt
  return same && mode === input.mode && isDeepStrictEqual(items, meant)
}
