import type { Output } from '../../../../typings/contract'
import { eventView } from '../../../components/event-card/event-view'

type Shown = Output<'activity.show'>

export type Primary = 'board' | 'scan' | 'record' | ''

/** What the moment asks for: the register while it is open, the record afterwards. */
export function primaryOf({ activity, may, mine }: Shown): Primary {
  if (activity.phase === 'open' && may.showBoard) return 'board'
  if (may.register && mine.state !== 'present') return 'scan'
  if (activity.phase === 'ended' && may.keepRecord) return 'record'
  return ''
}

/** `提前3天通知`; a short notice says its reason. */
function noticeLine({ notice }: Shown): string {
  if (!notice) return ''
  const lead = notice.leadDays > 0 ? `提前${notice.leadDays}天通知` : '活动当天通知'
  return notice.reason ? `${lead}（${notice.reason}）` : lead
}

function countRows({ counts }: Shown) {
  if (!counts) return []
  const rows: [string, number][] = [
    ['应到', counts.due],
    ['已到', counts.present],
    ['请假', counts.leave],
    ['缺席', counts.absent],
    ['未登记', counts.unmarked],
    ['受邀到会', counts.invitees],
  ]
  return rows
    .filter(([label, count]) => count > 0 || label === '应到' || label === '已到')
    .map(([label, count]) => ({ label, count }))
}

const scanRow = ({ may, mine, activity }: Shown, primary: Primary): boolean =>
  primary !== 'scan' && may.register && activity.phase === 'open' && mine.state !== 'present'

export function detailView(shown: Shown) {
  const { activity, mine, may, now } = shown
  const primary = primaryOf(shown)
  const over = activity.phase === 'ended' || activity.phase === 'sealed'
  return {
    status: 'ready' as const,
    event: eventView(activity, mine, now),
    title: activity.theme,
    branch: activity.branch.name,
    recorder: activity.recorder ?? '',
    notice: noticeLine(shown),
    cancelled: activity.phase === 'cancelled' ? `已取消：${activity.cancelledReason ?? ''}` : '',
    primary,
    counts: countRows(shown),
    invitees: shown.invitees.join('、'),
    tellByPhone: shown.tellByPhone,
    leaves: shown.leaves,
    may: {
      leave: may.askLeave && mine.state !== 'leave',
      withdraw: mine.state === 'leave' && activity.phase === 'upcoming',
      scan: scanRow(shown, primary),
      board: may.showBoard && primary !== 'board' && !over && activity.phase !== 'cancelled',
      record: may.keepRecord && primary !== 'record' && over,
      remind: activity.phase === 'upcoming' && mine.standing !== null,
      cancel: may.cancel,
    },
    recordLabel: activity.phase === 'sealed' ? '看记录' : '写记录',
  }
}

/** After somebody was told: off the list, without asking the server again. */
export const withoutTold = <T extends { memberId: string }>(people: T[], memberId: string): T[] =>
  people.filter((one) => one.memberId !== memberId)
