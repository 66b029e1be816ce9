import type { MemberId, OrgId } from '../contract'
import { dayOf, validOn } from '../domain/calendar'
import { lateEntryGoesToUnit } from '../domain/late-entry'
import type { Platform } from '../platform/ports'
import { type Activity, activitiesByIds } from '../store/activities'
import { type LateEntry, lateEntriesWaiting } from '../store/late-entries'
import { type Member, membersByIds } from '../store/members'
import { leadingIn } from './leading'

type Day = Pick<Activity, 'branchId' | 'recorderId'>

/**
 * Who keeps the record of some days today: who leads the branch, or those that took over from one that has ended, and the
 * recorder who still belongs to one of them.
 */
export async function keepersOf(
  platform: Platform,
  days: readonly Day[],
): Promise<(day: Day) => MemberId[]> {
  const { documents, now } = platform
  const [leading, recorders] = await Promise.all([
    leadingIn(platform, [...new Set(days.map((one) => one.branchId))]),
    membersByIds(
      documents,
      days.flatMap((one) => one.recorderId ?? []),
    ),
  ])
  const today = dayOf(now)
  return ({ branchId, recorderId }) => {
    const { there, offices } = leading(branchId)
    const belongs = (one: Member) =>
      one.relations.some((at) => there.includes(at.branchId) && validOn(at, today))
    return [
      ...offices.map((one) => one.memberId),
      ...recorders.filter((one) => one._id === recorderId && belongs(one)).map((one) => one._id),
    ]
  }
}

/** A declared entry that waits for the unit, with the theme of its day and who declared it. */
export type EntryAbove = LateEntry & { theme: string; declarer: string }

/**
 * Declared entries of some branches that nobody there may agree to, as where the secretary alone leads and records
 * (domain §3). Three stages where something waits, one where nothing does.
 */
export async function lateEntriesAbove(
  platform: Platform,
  branchIds: readonly OrgId[],
): Promise<EntryAbove[]> {
  const { documents } = platform
  const waiting = await lateEntriesWaiting(documents, branchIds)
  if (waiting.length === 0) return []
  const [days, people] = await Promise.all([
    activitiesByIds(
      documents,
      waiting.map((one) => one.activityId),
    ),
    membersByIds(
      documents,
      waiting.map((one) => one.declaredBy),
    ),
  ])
  const keepers = await keepersOf(platform, days)
  return waiting.flatMap((one) => {
    const day = days.find(({ _id }) => _id === one.activityId)
    if (!day || !lateEntryGoesToUnit(one, keepers(day))) return []
    const declarer = people.find(({ _id }) => _id === one.declaredBy)?.name ?? ''
    return [{ ...one, theme: day.theme, declarer }]
  })
}
