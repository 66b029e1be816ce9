import type { Output } from '../../../../typings/contract'
import { scopeWords } from '../../../labels/decision'
import { doubtWords } from '../../../labels/doubt'
import { dayWords, momentWords } from '../../../lib/calendar'

type Shown = Output<'publication.show'>

/** For those who answer: what is not shown to readers, and what the content check found. */
const markOf = ({ answer, shown, doubt }: Shown['feedback'][number]): string => {
  if (answer !== null) return shown ? '' : '不公开显示'
  return doubt ? doubtWords.theirs : ''
}

/** A published decision as anybody entitled reads it. */
export function publishedView({ published, feedback, may, now }: Shown) {
  const { topic, branch, scope, publishedAt, process, result, followUps, corrections } = published
  return {
    status: 'ready' as const,
    topic,
    line: `${branch} · ${momentWords(publishedAt, now)} · 对${scopeWords[scope]}公开`,
    process,
    result,
    followUps: followUps.map((one) => ({
      line: [one.what, one.who].filter(Boolean).join(' · '),
      state: one.doneOn ? `${dayWords(one.doneOn, now)}完成` : '落实中',
    })),
    corrections: corrections.map(({ at, reason, before }, index) => ({
      index,
      line: `${momentWords(at, now)} 更正：${reason}`,
      before,
    })),
    feedback: feedback.map((one) => ({
      feedbackId: one.feedbackId,
      text: one.text,
      answer: one.answer ? `答复：${one.answer}` : '',
      mark: markOf(one),
      mayAnswer: may.answer && one.answer === null,
    })),
    may,
    mayShare: scope !== 'branch',
  }
}
