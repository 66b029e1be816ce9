import type { Output } from '../../../typings/contract'
import { brokenLine, entryRows } from '../../components/ledger-book/entries'
import type { FormName } from '../../labels/forms'
import { yearOf } from '../../lib/calendar'

type Shown = Output<'ledger.show'>

/** Forms of the year; those that name people who live elsewhere are for the leaders. */
const formsFor = (may: Shown['may']): FormName[] => [
  ...(may.export ? (['ledger', 'annual', 'plan'] as const) : []),
  ...(may.handOver ? (['mobile', 'contacts', 'handover'] as const) : []),
]

export function ledgerView(shown: Shown) {
  const entries = entryRows(shown, () => true)
  return {
    status: 'ready' as const,
    branch: shown.branch.name,
    branchId: shown.branch.orgId,
    year: shown.year,
    /** Years to come hold nothing yet. */
    hasNext: shown.year < yearOf(shown.now),
    entries,
    broken: brokenLine(shown),
    empty: entries.length === 0 ? `${shown.year}年还没有归档的活动。归档后会自动写在这里。` : '',
    forms: formsFor(shown.may),
    about: { branchId: shown.branch.orgId, year: shown.year },
  }
}
