import type { Todo } from '../contract'
import type { Platform } from '../platform/ports'
import { briefingsOwed } from '../store/briefings'
import { lateEntriesWaiting } from '../store/late-entries'
import { objectionsOpen } from '../store/objections'

/**
 * What is still open about days that are over: whom the caller is to brief, objections and declared entries of branches
 * led that wait for an answer. Who declared an entry, or is its subject, is not asked to agree to it.
 */
export async function followUps(
  { documents }: Platform,
  me: string,
  leads: readonly string[],
): Promise<Todo[]> {
  const [briefings, objections, entries] = await Promise.all([
    briefingsOwed(documents, me),
    objectionsOpen(documents, leads),
    lateEntriesWaiting(documents, leads),
  ])
  const waiting = entries.filter((one) => one.declaredBy !== me && one.memberId !== me)
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

function byActivity<T extends { activityId: string }>(all: readonly T[]): [string, T[]][] {
  const found = new Map<string, T[]>()
  for (const one of all) found.set(one.activityId, [...(found.get(one.activityId) ?? []), one])
  return [...found]
}
