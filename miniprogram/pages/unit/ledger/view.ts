import type { Output } from '../../../../typings/contract'
import { brokenLine, entryRows } from '../../../components/ledger-book/entries'
import { yearOf } from '../../../lib/calendar'

type Shown = Output<'ledger.show'>

/** The entries of a branch; those with pictures lead to them, for what has to be erased (domain §7 #20). */
export function unitLedgerView(shown: Shown) {
  const entries = entryRows(shown, (line) => line.mediaCount > 0)
  return {
    status: 'ready' as const,
    branch: shown.branch.name,
    year: shown.year,
    hasNext: shown.year < yearOf(shown.now),
    entries,
    broken: brokenLine(shown),
    empty: entries.length === 0 ? `${shown.year}年还没有归档的活动。` : '',
    note: entries.some(({ opens }) => opens) ? '有影像的一条可以打开，误传的在那里删除。' : '',
  }
}
