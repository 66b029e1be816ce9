import type { Month, Output } from '../../../typings/contract'
import { brokenLine, entryRows } from '../../components/ledger-book/entries'
import type { FormName } from '../../labels/forms'
import { yearOf } from '../../lib/calendar'

type Shown = Output<'ledger.show'>

/** Forms of the year; those that name people who live elsewhere are for the leaders. */
const formsFor = (may: Shown['may']): FormName[] => [
  ...(may.export ? (['ledger', 'annual', 'plan'] as const) : []),
  ...(may.handOver ? (['mobile', 'contacts', 'handover'] as const) : []),
]

/** A term of office is three years; a year is what is handed in most often. */
const TERM_YEARS = 3

/** The months handed over, and how far they can be moved. */
export function termView(year: number, from = `${year}-01`, to = `${year}-12`) {
  return {
    from,
    to,
    first: `${year - TERM_YEARS}-01`,
    last: `${year}-12`,
    fromWords: monthWords(from),
    toWords: monthWords(to),
  }
}
const monthWords = (month: Month) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

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
    predecessors: shown.before,
    empty: entries.length === 0 ? `${shown.year}年还没有归档的活动。归档后会自动写在这里。` : '',
    forms: formsFor(shown.may),
    about: { branchId: shown.branch.orgId, year: shown.year },
    term: shown.may.handOver ? termView(shown.year) : null,
  }
}
