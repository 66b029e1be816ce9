import type { ContactChannel, Input, Output } from '../../../../typings/contract'
import { channelWords } from '../../../labels/contact'
import { optionsOf } from '../../../labels/options'
import { refusalText } from '../../../labels/refusals'
import { addMonths, dayOf, dayWords } from '../../../lib/calendar'
import { contactView, decisionLine, toldLine } from '../contact-view'

export type LogForm = { channel: ContactChannel; reached: boolean; on: string; note: string }

export const REACHED = [
  { value: 'yes', label: '联系上了' },
  { value: 'no', label: '没联系上' },
]

/** The person on the page, or the refusal when the link names nobody on the board. */
export function logView(shown: Output<'contact.board'>, memberId: string) {
  const row = shown.rows.find(({ member }) => member.memberId === memberId)
  if (!row) return { status: 'error' as const, message: refusalText['member-unknown'] }
  return {
    status: 'ready' as const,
    person: contactView(row, shown.now),
    channels: optionsOf(channelWords),
    passOn: [
      ...shown.passOn.map((day) => toldLine(day, shown.now)),
      ...shown.decisions.map(decisionLine),
    ],
    today: dayOf(shown.now),
    // a contact of last month may still be written down
    firstDay: `${addMonths(shown.month, -1)}-01`,
  }
}

/** Opens on today and on the way that was used last. */
export function formOf(shown: Output<'contact.board'>, memberId: string): LogForm {
  const row = shown.rows.find(({ member }) => member.memberId === memberId)
  const channel = row?.last?.channel ?? 'phone'
  return { channel, reached: true, on: dayOf(shown.now), note: '' }
}

export const formView = (form: LogForm, now: number) => ({
  channel: [form.channel],
  reached: [form.reached ? 'yes' : 'no'],
  on: form.on,
  onLine: form.on === dayOf(now) ? '今天' : dayWords(form.on, now),
})

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

export const logLack = ({ note }: LogForm): string => (oneLine(note) ? '' : '请写一句联系的情况')

export const logInput = (
  form: LogForm,
  { key, memberId }: { key: string; memberId: string },
): Input<'contact.log'> => ({
  key,
  memberId,
  on: form.on,
  channel: form.channel,
  reached: form.reached,
  note: oneLine(form.note),
})
