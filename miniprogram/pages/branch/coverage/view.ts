import type { CoverageState, Output } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { coverageWords } from '../../../labels/follow-up'
import { stageWords } from '../../../labels/people'
import { monthOf, monthWords } from '../../../lib/calendar'

export type Shown = Output<'coverage.show'>
type Row = Shown['rows'][number]

/** First those somebody can still be met for, then everybody else; no totals (C2.0a). */
const ORDER: readonly CoverageState[] = [
  'absent',
  'on_leave',
  'not_contacted',
  'exempt',
  'open',
  'attended',
  'briefed',
  'contacted',
  'outside',
]
/** States for which somebody can be named who tells what was missed. */
const BRIEFABLE: ReadonlySet<CoverageState> = new Set<CoverageState>([
  'absent',
  'on_leave',
  'exempt',
])

const noteOf = ({ briefing, group }: Row): string =>
  briefing ? `由${briefing.briefer}补课` : (group ?? '')

export function coverageView(shown: Shown) {
  const { rows, month, now } = shown
  return {
    status: 'ready' as const,
    month,
    title: monthWords(month, now),
    branch: shown.branch.name,
    branchNames: shown.branches.map(({ name }) => name),
    several: shown.branches.length > 1,
    hasNext: month < monthOf(now),
    groups: ORDER.flatMap((state) => {
      const people = rows.filter((row) => row.state === state)
      return people.length === 0
        ? []
        : [
            {
              state,
              title: coverageWords[state],
              people: people.map((row) => ({
                memberId: row.memberId,
                name: row.name,
                note: noteOf(row),
              })),
            },
          ]
    }),
    talk: shown.talk.map(({ name }) => name).join('、'),
    mayBrief: briefable(shown).length > 0,
  }
}

/** Who missed a day, has not been told yet, and could be told by somebody who was there. */
export const briefable = ({ rows, briefers }: Shown): Row[] =>
  rows.filter(
    ({ state, activityId, briefing }) =>
      BRIEFABLE.has(state) &&
      briefing?.state !== 'closed' &&
      activityId !== null &&
      briefers.some((one) => one.activityIds.includes(activityId)),
  )

export const briefableChoices = (shown: Shown): Choice[] =>
  briefable(shown).map((row) => ({
    memberId: row.memberId,
    name: row.name,
    note: row.briefing ? `由${row.briefing.briefer}补课` : coverageWords[row.state],
  }))

/** Who was there on each of the days that these people missed. */
export function brieferChoices(shown: Shown, missed: readonly string[]): Choice[] {
  const days = assignments(shown, missed).map(({ activityId }) => activityId)
  return shown.briefers
    .filter(({ activityIds }) => days.every((id) => activityIds.includes(id)))
    .map(({ memberId, name, stage }) => ({ memberId, name, note: stageWords[stage] }))
}

export const severalDays = '所选同志错过的不是同一次活动，没有同志每次都到会。请分开安排。'

/** The chosen people by the day they missed: one call for each day. */
export function assignments(shown: Shown, memberIds: readonly string[]) {
  const days = new Map<string, string[]>()
  for (const { memberId, activityId } of briefable(shown)) {
    if (!activityId || !memberIds.includes(memberId)) continue
    days.set(activityId, [...(days.get(activityId) ?? []), memberId])
  }
  return [...days].map(([activityId, ids]) => ({ activityId, memberIds: ids }))
}
