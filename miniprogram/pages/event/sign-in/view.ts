import type { Output } from '../../../../typings/contract'
import { explain } from '../../../labels/problems'
import { timeOf } from '../../../lib/calendar'
import type { Answer, Problem } from '../../../services/answer'

type Confirmed = Output<'arrival.confirm'>

/** Said after "已登记": late is stated plainly, once and without weight; a repeat gives the first time again. */
function remark({ late, first, standing }: Confirmed): string {
  if (!first) return '之前已经登记过，以第一次的时间为准。'
  if (standing === 'invitee') return '欢迎参加。'
  if (late) return '活动已经开始，记为晚到。'
  return '登记好了，请入座。'
}

/** Where scanning once more can help. */
const AGAIN: ReadonlySet<Problem> = new Set<Problem>([
  'code-expired',
  'code-malformed',
  'code-forged',
  'code-other-event',
  'offline',
  'unreachable',
  'busy',
  'internal',
])

export const signInView = (answer: Answer<Confirmed>) =>
  answer.ok
    ? {
        status: 'done' as const,
        title: `已登记 ${timeOf(answer.data.at)}`,
        theme: answer.data.theme,
        remark: remark(answer.data),
        activityId: answer.data.activityId,
      }
    : {
        status: 'refused' as const,
        message: explain(answer.code),
        stranger: answer.code === 'not-bound',
        again: AGAIN.has(answer.code),
      }
