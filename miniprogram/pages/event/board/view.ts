import type { Output } from '../../../../typings/contract'
import { methodWords } from '../../../labels/register'
import { momentWords, timeOf } from '../../../lib/calendar'

type Board = Output<'board.show'>
type Row = Board['missing'][number]

/** Why there is no code, or empty while there is one. */
function noCode({ activity, code, now }: Board): string {
  if (code) return ''
  if (activity.phase === 'cancelled') return '活动已取消'
  if (now < activity.opensAt) return `${timeOf(activity.opensAt)} 开始登记`
  if (activity.phase === 'sealed') return '记录已归档'
  return '登记时间已过，可在下面勾选补记'
}

const person = ({ memberId, name, group }: Row) => ({ memberId, name, note: group ?? '' })

export function boardView(board: Board) {
  const { activity, counts, now } = board
  return {
    status: 'ready' as const,
    theme: activity.theme,
    when: momentWords(activity.startsAt, board.now),
    hasCode: board.code !== null,
    noCode: noCode(board),
    /** Before the register opens nobody can be marked. */
    open: now >= activity.opensAt && activity.phase !== 'cancelled' && activity.phase !== 'sealed',
    present: counts.present,
    due: counts.due,
    missing: board.missing.map(person),
    invitees: board.invitees.map(person),
    onLeave: board.onLeave.map(({ name }) => name).join('、'),
    everybody: counts.due > 0 && board.missing.length === 0,
    arrived: board.arrived.map(({ memberId, name, at, late, method }) => ({
      memberId,
      name,
      note: [timeOf(at), late ? '晚到' : '', methodWords[method]].filter(Boolean).join(' · '),
    })),
  }
}
