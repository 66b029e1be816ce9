import type {
  ContactRow,
  ContactState,
  DayTold,
  DecisionTold,
  Instant,
} from '../../../typings/contract'
import { answerWords, channelWords, contactStateWords } from '../../labels/contact'
import { mobilityWords } from '../../labels/people'
import { dateWords, dayOf } from '../../lib/calendar'

const tones: Record<ContactState, string> = { owed: 'watch', tried: 'info', reached: 'good' }

/** Last contact in words: `11月20日 电话，在济南实习`. */
export function lastWords({ last }: ContactRow, now: Instant): string {
  if (!last) return '还没有联系记录'
  const said = [channelWords[last.channel], last.reached ? '' : '没联系上', last.note]
  return `${dateWords(last.on, now)} ${said.filter(Boolean).join('，')}`
}

/** This month's state in words, with the attempts when there were several. */
function stateWords({ state, attempts, asks }: ContactRow): string {
  if (asks) return '请您联系'
  return state === 'tried' && attempts > 1
    ? `${contactStateWords.tried}（${attempts}次）`
    : contactStateWords[state]
}

/** What the member said this month: `12月8日 本人回复：我都好`. */
const answerLine = ({ answer }: ContactRow, now: Instant): string =>
  answer ? `${dateWords(answer.on, now)} 本人回复：${answerWords[answer.answer]}` : ''

/** A theme day in one line, to be passed on: `12月5日 学风建设：确定三组结对`. */
export const toldLine = ({ theme, startsAt, outcome }: DayTold, now: Instant): string =>
  `${dateWords(dayOf(startsAt), now)} ${theme}${outcome ? `，${outcome}` : ''}`

/** A published decision in one line, to be passed on: `公开决议：每月第二个周五开展——同意`. */
export const decisionLine = ({ topic, result }: DecisionTold): string =>
  `公开决议：${topic}——${result}`

/** A member who lives elsewhere, as the board and the log page show one. */
export const contactView = (row: ContactRow, now: Instant) => ({
  memberId: row.member.memberId,
  name: row.member.name,
  where: mobilityWords[row.mobility],
  phone: row.phone,
  mine: row.mine,
  liaisonId: row.liaison?.memberId ?? '',
  liaison: row.liaison ? `联系人 ${row.liaison.name}` : '还没有联系人',
  state: stateWords(row),
  tone: row.asks ? 'watch' : tones[row.state],
  answer: answerLine(row, now),
  last: lastWords(row, now),
  unreached: row.unreached > 0 ? `已有${row.unreached}个月没有联系上` : '',
})
export type ContactView = ReturnType<typeof contactView>
