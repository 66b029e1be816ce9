import type { LeaveKind, Output } from '../../../../typings/contract'
import { eventView } from '../../../components/event-card/event-view'
import { leaveWords } from '../../../labels/activity'
import { optionsOf } from '../../../labels/options'
import { refusalText } from '../../../labels/refusals'

type Shown = Output<'activity.show'>
export type LeaveForm = { kind: LeaveKind | null; reason: string }

/** Why leave cannot be asked now, in the words of the refusal the server would give. */
function closedWhy({ activity, mine, may }: Shown): string {
  if (may.askLeave) return ''
  if (activity.phase === 'cancelled') return '这次活动已取消，不用请假。'
  if (mine.state === 'present') return refusalText['leave-after-arrival']
  if (mine.standing !== 'due') return refusalText['leave-not-due']
  return refusalText['leave-too-late']
}

export function leaveView(shown: Shown) {
  const onLeave = shown.mine.state === 'leave'
  return {
    status: 'ready' as const,
    event: eventView(shown.activity, shown.mine, shown.now),
    kinds: optionsOf(leaveWords),
    onLeave,
    canWithdraw: onLeave && shown.activity.phase === 'upcoming',
    closed: onLeave ? '' : closedWhy(shown),
  }
}

/** The first thing missing, as a sentence; empty when it can be sent. */
export function leaveLack({ kind, reason }: LeaveForm): string {
  if (!kind) return '请选择请假类型'
  if (reason.trim().length < 2) return '请写一句原因'
  return ''
}
