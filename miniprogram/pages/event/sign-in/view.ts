import type { Output } from '../../../../typings/contract'
import { KEPT_TEXT, LATER_TEXT, registeredAt, SENT_TEXT } from '../../../labels/kept-codes'
import { explain } from '../../../labels/problems'
import { type KeptNews, UNJUDGED } from '../../../lib/kept-codes'
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
  'busy',
  'internal',
])

const done = (theme: string, title: string, words: string) => ({
  status: 'done' as const,
  title,
  theme,
  remark: words,
})

const waiting = (theme: string) => done(theme, '已发送', `${SENT_TEXT}。您到会的时间以扫码时为准。`)

const refused = (code: Problem) => ({
  status: 'refused' as const,
  message: explain(code),
  stranger: code === 'not-bound',
  again: AGAIN.has(code),
})

/** What was scanned is no code of the room; nothing needs to be asked. */
export const notACode = () => refused('code-malformed')

export function signInView(answer: Answer<Confirmed>) {
  if (!answer.ok) {
    if (!UNJUDGED.has(answer.code)) return refused(answer.code)
    const cutOff = answer.code === 'offline' || answer.code === 'unreachable'
    return { status: 'kept' as const, message: cutOff ? KEPT_TEXT : LATER_TEXT }
  }
  const { theme, at } = answer.data
  if (answer.data.waiting) return waiting(theme)
  return done(theme, registeredAt(at), remark(answer.data))
}

/** The code was sent later, while the page still stood. */
export function sentView(news: KeptNews) {
  if (news.problem !== undefined) return refused(news.problem)
  if (news.waiting) return waiting(news.theme)
  return done(news.theme, registeredAt(news.at), '登记好了。')
}
