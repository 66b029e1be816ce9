import type { LeaveKind, MemberId, Output } from '../../../../typings/contract'
import { eventView } from '../../../components/event-card/event-view'
import { leaveWords } from '../../../labels/activity'
import { optionsOf } from '../../../labels/options'
import { explain } from '../../../labels/problems'
import { refusalText } from '../../../labels/refusals'
import type { Problem } from '../../../services/answer'

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
  // who is not due any more may still have said leave
  const onLeave = shown.mine.state === 'leave' || shown.may.withdrawLeave
  return {
    status: 'ready' as const,
    event: eventView(shown.activity, shown.mine, shown.now),
    kinds: optionsOf(leaveWords),
    heading: '',
    done: '请假已记下，书记会看到。',
    undo: '能来了，撤回请假',
    onLeave,
    canWithdraw: shown.may.withdrawLeave,
    closed: onLeave ? '' : closedWhy(shown),
    after: '',
  }
}

/** Leave that the secretary enters for somebody who called, or takes back (domain §7 #9). */
export function otherLeaveView(shown: Shown, memberId: MemberId) {
  const { activity, now, leaves, told } = shown
  const known = [...leaves, ...told].find((one) => one.memberId === memberId)
  const name = known?.name ?? '这位同志'
  const ended = activity.phase === 'cancelled' || activity.phase === 'sealed'
  const onLeave = leaves.some((one) => one.memberId === memberId)
  return {
    status: 'ready' as const,
    event: eventView(activity, null, now),
    kinds: optionsOf(leaveWords),
    heading: onLeave ? `${name}的请假` : `代${name}请假`,
    done: `${name}的请假已记下。`,
    undo: '撤回这次请假',
    onLeave,
    canWithdraw: onLeave && !ended,
    closed: onLeave || !ended ? '' : endedWhy(activity.phase),
    after: now >= activity.startsAt ? '活动已经开始，由您认可原因后记为请假。' : '',
  }
}

const endedWhy = (phase: Shown['activity']['phase']): string =>
  refusalText[phase === 'sealed' ? 'activity-sealed' : 'activity-cancelled']

/** The same refusals, said of somebody else. */
const OF_OTHERS: Partial<Record<Problem, string>> = {
  'leave-not-due': '这位同志不在应到名单里，不用请假。',
  'leave-after-arrival': '这位同志已经到会登记，不用请假。',
  'not-allowed': '代为请假由支部书记办理，请告诉书记。',
}
export const explainOther = (code: Problem): string => OF_OTHERS[code] ?? explain(code)

/** The first thing missing, as a sentence; empty when it can be sent. */
export function leaveLack({ kind, reason }: LeaveForm): string {
  if (!kind) return '请选择请假类型'
  if (reason.trim().length < 2) return '请写一句原因'
  return ''
}
