import type { Output } from '../../../../typings/contract'
import { answerWords } from '../../../labels/contact'
import { dateWords, momentWords, monthWords } from '../../../lib/calendar'

type Shown = Output<'contact.show'>

/** The own branch's month, for the member who lives elsewhere: what was done, what comes, whom to call. */
export function mineView(shown: Shown) {
  const { now, days, decisions, next, liaison, answer } = shown
  return {
    status: 'ready' as const,
    message: '',
    title: `${monthWords(shown.month, now)}的支部`,
    branch: shown.branch.name,
    days: days.map(({ activityId, theme, startsAt, outcome }) => ({
      activityId,
      theme,
      when: momentWords(startsAt, now),
      outcome: outcome || (outcome === null ? '记录还没有归档' : ''),
    })),
    decisions: decisions.map(({ resolutionId, topic, result, on }) => ({
      resolutionId,
      topic,
      note: `${dateWords(on, now)} · ${result}`,
    })),
    none: days.length > 0 ? '' : '这个月还没有开展主题党日。',
    next: next && {
      activityId: next.activityId,
      theme: next.theme,
      when: `${momentWords(next.startsAt, now)} · ${next.place}`,
    },
    liaison: liaison?.name ?? '',
    phone: liaison?.phone ?? '',
    alone: liaison ? '' : '支部正在给您落实联系人，有事请找支部书记。',
    answered: answerLine(answer, now),
    said: answer?.answer ?? '',
    /** The month is settled and nothing was said: nobody has to say anything. */
    settled: shown.state === 'reached' && !answer ? '本月已经联系过了' : '',
  }
}

/** `已告诉联系人：我都好（12月8日）` */
export const answerLine = (answer: Shown['answer'], now: number): string =>
  answer ? `已告诉支部：${answerWords[answer.answer]}（${dateWords(answer.on, now)}）` : ''

/** Said right after the tap. */
export const thanks = (answer: 'fine' | 'call_me', liaison: string): string =>
  answer === 'fine' ? '已告诉支部' : `已请${liaison || '支部'}联系您`

/** The next day as the phone's calendar keeps it. */
export const nextOf = ({ next, branch }: Shown) => next && { ...next, branch }
