import type { Todo } from '../contract'
import { anniversariesNear } from '../domain/anniversary'
import { addDays, dayOf } from '../domain/calendar'
import { answersData } from '../domain/data-objection'
import { asksInBranch } from '../domain/publication'
import type { Relation } from '../domain/roles-table'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { briefingsOwed } from '../store/briefings'
import { dataObjectionsOpen } from '../store/data-objections'
import { feedbackOpen } from '../store/feedback'
import { type LateEntry, lateEntriesWaiting } from '../store/late-entries'
import { wishAnniversary } from '../store/members'
import { objectionsOpen } from '../store/objections'
import type { Branch } from '../store/orgs'
import { type ResolutionDoc, resolutionsDue, resolutionsPending } from '../store/resolutions'
import { approvalsAbove } from './approvals-above'
import { lateEntriesAbove } from './late-entries-above'
import { objectionsAbove } from './objections-above'
import { stillMissed } from './still-missed'

/** Days for which something that was to be done is still asked about; afterwards the page of the day alone says it. */
const LOOK_BACK = 90

/**
 * What is still open about days that are over: whom the caller is to brief, objections of branches led, and declared
 * entries of branches led or days recorded that wait for an answer. Who declared an entry, or is its subject, is not
 * asked to agree to it; the secretary is told of days that people wish to be thought of (C3.5c). Objections to stored data are brought to those who answer them (C3.5b).
 * @param of.leads branches led, and those that left something open to them (domain §7 #19)
 * @param of.heads of these, those whose secretary the caller is
 * @param of.orphaned dissolved branches whose unit the caller looks after; what their people are asked there is asked here
 * @param of.checks branches of whose committee the caller is without leading them
 * @param of.branches of units whose branches the caller looks after
 * @param of.recorded days near enough whose recorder the caller is
 */
export async function followUps(
  platform: Platform,
  me: string,
  of: {
    leads: readonly string[]
    heads: ReadonlySet<string>
    orphaned: readonly string[]
    checks: readonly string[]
    recorded: readonly Pick<Activity, '_id' | 'branchId'>[]
    branches: readonly Pick<Branch, '_id' | 'parentId'>[]
  },
): Promise<Todo[]> {
  const { documents, now } = platform
  const { leads, heads, orphaned, checks, recorded, branches } = of
  const kept = [...leads, ...orphaned]
  const today = dayOf(now)
  const [briefings, objections, entries, decisions, due, said, wrong, wishing, above] =
    await Promise.all([
      briefingsOwed(documents, me).then((all) => stillMissed(documents, all)),
      objectionsOpen(documents, leads),
      lateEntriesWaiting(documents, [
        ...new Set([...kept, ...recorded.map((one) => one.branchId)]),
      ]),
      resolutionsPending(documents, [...kept, ...checks]),
      resolutionsDue(documents, kept, { from: addDays(today, -LOOK_BACK), to: today }),
      feedbackOpen(documents, kept),
      dataObjectionsOpen(documents, leads),
      wishAnniversary(documents, [...heads]),
      askedOfUnits(platform, branches),
    ])
  const keeps = (one: LateEntry) =>
    kept.includes(one.branchId) || recorded.some(({ _id }) => _id === one.activityId)
  const waiting = entries.filter(
    (one) => keeps(one) && one.declaredBy !== me && one.memberId !== me,
  )
  const toAnswer = wrong.filter(
    (one) =>
      one.memberId !== me &&
      answersData(one, new Set<Relation>(heads.has(one.branchId) ? ['secretary'] : ['leader'])),
  )
  // who leads the branch as well is asked there
  const asked = (one: { memberId: string; branchId: string }) =>
    one.memberId !== me && !leads.includes(one.branchId)
  // the unit of a dissolved branch does what its people did, and approves as well
  const isAsked = ({ branchId, publication }: ResolutionDoc) =>
    orphaned.includes(branchId) || asksInBranch(publication, { me, leads: kept.includes(branchId) })
  return [
    ...briefings.map(
      ({ activityId, memberId, name }): Todo => ({
        kind: 'brief',
        activityId,
        memberId,
        subject: name,
      }),
    ),
    // somebody else answers the own one
    ...byActivity(objections.filter((one) => one.memberId !== me)).map(
      ([activityId, about]): Todo => ({
        kind: 'objection',
        activityId,
        subject: about[0]?.theme ?? '',
        count: about.length,
      }),
    ),
    ...above.objections
      .filter(asked)
      .map(({ theme, unitId }): Todo => ({ kind: 'objection', unitId, subject: theme })),
    ...above.approvals
      .filter((one) => !kept.includes(one.branchId))
      .map(({ topic, unitId }): Todo => ({ kind: 'publish_decision', unitId, subject: topic })),
    ...above.lateEntries
      .filter((one) => asked(one) && !kept.includes(one.branchId) && one.declaredBy !== me)
      .map(({ name, unitId }): Todo => ({ kind: 'late_entry', unitId, subject: name })),
    ...above.dataObjections
      .filter(asked)
      .map(({ name, unitId }): Todo => ({ kind: 'data_objection', unitId, subject: name })),
    ...decisions.filter(isAsked).map(
      ({ activityId, topic }): Todo => ({
        kind: 'publish_decision',
        activityId,
        subject: topic,
      }),
    ),
    ...due.map(
      ({ activityId, topic, nextDue }): Todo => ({
        kind: 'follow_up',
        activityId,
        subject: topic,
        ...(nextDue ? { dueOn: nextDue } : {}),
      }),
    ),
    ...byResolution(said).map(
      ([resolutionId, about]): Todo => ({
        kind: 'answer_feedback',
        resolutionId,
        subject: [...(about[0]?.text ?? '')].slice(0, 20).join(''),
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
    ...(toAnswer[0]
      ? [
          {
            kind: 'data_objection',
            subject: toAnswer[0].name,
            count: toAnswer.length,
          } satisfies Todo,
        ]
      : []),
    ...anniversariesNear(
      wishing.filter((one) => one._id !== me),
      today,
    ),
  ]
}

/** What units are asked to answer (C3.5b), to approve (C3.3c) and to agree to (domain §3). */
async function askedOfUnits(
  platform: Platform,
  branches: readonly Pick<Branch, '_id' | 'parentId'>[],
) {
  const ids = branches.map((one) => one._id)
  const [{ objections, dataObjections }, approvals, lateEntries] = await Promise.all([
    objectionsAbove(platform, ids),
    approvalsAbove(platform, ids),
    lateEntriesAbove(platform, ids),
  ])
  const unitOf = new Map(branches.map((one) => [one._id, one.parentId]))
  const withUnit = <T extends { branchId: string }>(one: T) => ({
    ...one,
    unitId: unitOf.get(one.branchId),
  })
  return {
    objections: objections.map(withUnit),
    dataObjections: dataObjections.map(withUnit),
    approvals: approvals.map(withUnit),
    lateEntries: lateEntries.map(withUnit),
  }
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
