import type { Parsed } from '../../core/contract'
import { dayOf, MINUTE, monthOf, validOn } from '../../core/domain/calendar'
import { eventIdOf } from '../../core/domain/identity'
import { judgeNotice } from '../../core/domain/notice'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { announce } from '../../core/steps/announce'
import { isRisky } from '../../core/steps/check-text'
import { listAmong, peopleOf } from '../../core/steps/final-list'
import { monthFacts } from '../../core/steps/month-facts'
import { allow, personBehind } from '../../core/steps/person'
import { partFor, putDays } from '../../core/steps/take-part'
import { afresh } from '../../core/steps/write-in-order'
import type { Activity } from '../../core/store/activities'
import { branchesOfUnit, orgOf } from '../../core/store/orgs'
import { partsOf } from '../../core/store/parts'
import { settingsOf } from '../../core/store/settings'

/**
 * The unit holds one day for several of its branches, with the reason why (C2.3b, domain §7 #4). Every branch gets its
 * own part, all of them or none; a call repeated after a crash completes the telling.
 */
export const unitEventPost: Action<'unit-event.post'> = (input, platform, caller) =>
  afresh(() => post(input, platform, caller))

async function post(
  ...[input, platform, caller]: Parameters<Action<'unit-event.post'>>
): Promise<Awaited<ReturnType<Action<'unit-event.post'>>> | null> {
  const { documents, now } = platform
  const { unitId, startsAt } = input
  const allowed = allow('unit-event.post', await personBehind(platform, caller), { unitId })
  if (!allowed.ok) return allowed
  const { me } = allowed.value
  const eventId = eventIdOf(unitId, me._id, input.key)
  const branchIds = [...new Set(input.branchIds)]
  // the unit is read before its branches, so that one that ends meanwhile is noticed
  const [posted, unit] = await Promise.all([partsOf(documents, eventId), orgOf(documents, unitId)])
  const [first] = posted
  if (first) {
    return isSame(first, input) ? yes(await tellAll(posted, branchIds)) : refuse('already-posted')
  }
  const [branches, settings] = await Promise.all([
    branchesOfUnit(documents, unitId),
    settingsOf(documents),
  ])
  const living = branches.filter((one) =>
    validOn({ from: one.validFrom, to: one.validTo }, dayOf(now)),
  )
  const taking = branchIds.flatMap((id) => living.find((one) => one._id === id) ?? [])
  if (!unit || taking.length < branchIds.length) return refuse('branch-not-of-unit', ['branchIds'])
  const required = settings.leadDays
  const notice = judgeNotice({ at: now, startsAt, required, reason: input.shortNoticeReason })
  if (!notice.ok) return notice
  const [people, month] = await Promise.all([
    peopleOf(platform, branchIds),
    monthFacts(platform, { branchIds, unitId, month: monthOf(startsAt) }),
  ])
  const { theme, items, mode, place, reason } = input
  const event = { eventId, organiser: 'unit', orgId: unitId, orgName: unit.name, reason } as const
  const parts = taking.map((branch) =>
    partFor(branch, event, {
      theme,
      themeSource: 'superior',
      plan: { planned: month.isPlanned(branch._id), reason: null },
      items,
      mode,
      place,
      startsAt,
      endsAt: startsAt + input.minutes * MINUTE,
      notice: notice.value,
      roster: listAmong(people.get(branch._id) ?? [], {
        branchId: branch._id,
        startsAt,
        invited: [],
        visiting: [],
      }),
      postedBy: me._id,
      postedAt: now,
      graceMinutes: settings.graceMinutes,
    }),
  )
  // a branch that ends counts at its unit as well, so one check stands for all of them
  const written = await documents.transact((tx) => putDays(tx, unit, parts))
  return written && yes(await tellAll(written, branchIds))

  /** In the order asked for. */
  async function tellAll(all: readonly Activity[], order: readonly string[]) {
    const told = []
    for (const part of all) {
      const { branchId, branchName, _id } = part
      const counts = await announce(platform, part)
      told.push({ branch: { orgId: branchId, name: branchName }, activityId: _id, ...counts })
    }
    told.sort((a, b) => order.indexOf(a.branch.orgId) - order.indexOf(b.branch.orgId))
    const [{ notice: given } = { notice: null }] = all
    if (!given) throw new Error(`the event ${eventId} has no part`)
    const doubt = await isRisky(platform, caller, [input.theme, input.reason])
    return { eventId, notice: given, parts: told, doubt }
  }
}

/** Whether a key that was used before stands for the same day, and not for another one. */
const isSame = (posted: Activity, input: Parsed<'unit-event.post'>): boolean =>
  posted.revisions.length > 0 ||
  (posted.theme === input.theme &&
    posted.startsAt === input.startsAt &&
    posted.place === input.place)
