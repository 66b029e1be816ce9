import type { Output } from '../../../../typings/contract'
import { monthWords, yearOf } from '../../../lib/calendar'
import { contactView } from '../contact-view'

export function contactBoardView(shown: Output<'contact.board'>) {
  const rows = shown.rows.map((row) => contactView(row, shown.now))
  const month = monthWords(shown.month, shown.now)
  return {
    status: shown.rows.length > 0 ? ('ready' as const) : ('empty' as const),
    message: '支部现在没有在外地的党员。名册更新后会显示在这里。',
    branch: shown.branch.name,
    branchId: shown.branch.orgId,
    title: `${month}联系`,
    mine: rows.filter(({ mine }) => mine),
    others: rows.filter(({ mine }) => !mine),
    year: yearOf(shown.now),
    mayAssign: shown.may.assign,
    people: shown.members.map(({ memberId, name }) => ({ memberId, name })),
  }
}
