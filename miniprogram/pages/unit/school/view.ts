import type { MonthState, Output } from '../../../../typings/contract'
import type { FormName } from '../../../labels/forms'
import { policyWords, stateWords } from '../../../labels/month'
import { monthOf, monthWords } from '../../../lib/calendar'

type Shown = Output<'school.show'>

/** The states in the order in which they are always named. */
const ORDER: MonthState[] = [
  'held_on_time',
  'held_late',
  'combined',
  'exempt',
  'upcoming',
  'missed',
]

/** Numbers for each unit, in a fixed order; no single branch and no order by result (D6). */
export function schoolView(shown: Shown) {
  const { policy, theme } = shown
  return {
    status: 'ready' as const,
    month: shown.month,
    title: monthWords(shown.month, shown.now),
    school: shown.school.name,
    schoolId: shown.school.orgId,
    hasNext: shown.month < monthOf(shown.now),
    theme: theme ? `统一主题：${theme.theme}` : '',
    policy:
      policy && policy.policy !== 'normal' ? `${policyWords[policy.policy]}：${policy.reason}` : '',
    forms: ['schoolAnnual'] satisfies FormName[],
    about: { year: Number(shown.month.slice(0, 4)) },
    units: shown.units.map(({ unit, branches, states }) => ({
      unitId: unit.orgId,
      name: unit.name,
      line: [
        `支部${branches}`,
        ...ORDER.flatMap((state) => {
          const count = states[state] ?? 0
          return count > 0 ? [`${stateWords[state]}${count}`] : []
        }),
      ].join(' · '),
    })),
  }
}
