import type { Todo } from '../contract'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { briefingsOwed } from '../store/briefings'
import { feedbackOpen } from '../store/feedback'
import { type LateEntry, lateEntriesWaiting } from '../store/late-entries'
import { objectionsOpen } from '../store/objections'
import { resolutionsPending } from '../store/resolutions'

/**
 * What is still open about days that are over: whom the caller is to brief, objections of branches led, and declared
 * entries of branches led or days recorded that wait for an answer. Who declared an entry, or is its subject, is not
 * asked to agree to it.
 * @param of.recorded days near enough whose recorder the caller is
 */
export async function followUps(
  { documents }: Platform,
  me: string,
  of: { leads: readonly string[]; recorded: readonly Pick<Activity, '_id' | 'branchId'>[] },
): Promise<Todo[]> {
  const { leads, recorded } = of
  const [briefings, objections, entries, decisions, said] = await Promise.all([
    briefingsOwed(documents, me),
    objectionsOpen(documents, leads),
    lateEntriesWaiting(documents, [...new Set([...leads, ...recorded.map((one) => one.branchId)])]),
    resolutionsPending(documents, leads),
    feedbackOpen(documents, leads),
  ])
  const keeps = (one: LateEntry) =>
    leads.includes(one.branchId) || recorded.some(({ _id }) => _id === one.activityId)
  const waiting = entries.filter(
    (one) => keeps(one) && one.declaredBy !== me && one.memberId !== me,
  )
  return [
    ...briefings.map(
      ({ activityId, memberId, name }): Todo => ({
        kind: 'brief',
        activityId,
        memberId,
        subject: name,
      }),
    ),
    ...byActivity(objections).map(
      ([activityId, about]): Todo => ({
        kind: 'objection',
        activityId,
        subject: about[0]?.theme ?? '',
        count: about.length,
      }),
    ),
    ...decisions.map(
      ({ activityId, topic }): Todo => ({
        kind: 'publish_decision',
        activityId,
        subject: topic,
      }),
    ),
    ...byResolution(said).map(
      ([resolutionId, about]): Todo => ({
        kind: 'answer_feedback',
        resolutionId,
        subject: about[0]?.text.slice(0, 20) ?? '',
        count: about.length,
      }),
    ),
    ...waiting.map(
      ({ activityId, memberId, name }): Todo => ({
        kind: 'late_entry',
        activityId,
        memberId,
        subject: name,
      }),
    ),
  ]
}

function byResolution<T extends { resolutionId: string }>(all: readonly T[]): [string, T[]][] {
  const found = new Map<string, T[]>()
  for (const one of all) found.set(one.resolutionId, [...(found.get(one.resolutionId) ?? []), one])
  return [...found]
}

function byActivity<T extends { activityId: string }>(all: readonly T[]): [string, T[]][] {
  const found = new Map<string, T[]>()
  for (const one of all) found.set(one.activityId, [...(found.get(one.activityId) ?? []), one])
  return [...found]
}
