import type { ContactRow, ContactState, Instant } from '../../../typings/contract'
import { channelWords, contactStateWords } from '../../labels/contact'
import { mobilityWords } from '../../labels/people'
import { dateWords } from '../../lib/calendar'

const tones: Record<ContactState, string> = { owed: 'watch', tried: 'info', reached: 'good' }

/** Last contact in words: `11月20日 电话，在济南实习`. */
export function lastWords({ last }: ContactRow, now: Instant): string {
  if (!last) return '还没有联系记录'
  const reached = last.reached ? '' : '没联系上，'
  return `${dateWords(last.on, now)} ${channelWords[last.channel]}，${reached}${last.note}`
}

/** A member who lives elsewhere, as the board and the log page show one. */
export const contactView = (row: ContactRow, now: Instant) => ({
  memberId: row.member.memberId,
  name: row.member.name,
  where: mobilityWords[row.mobility],
  phone: row.phone,
  mine: row.mine,
  liaisonId: row.liaison?.memberId ?? '',
  liaison: row.liaison ? `联系人 ${row.liaison.name}` : '还没有联系人',
  state: contactStateWords[row.state],
  tone: tones[row.state],
  last: lastWords(row, now),
  unreached: row.unreached > 0 ? `已有${row.unreached}个月没有联系上` : '',
})
export type ContactView = ReturnType<typeof contactView>
