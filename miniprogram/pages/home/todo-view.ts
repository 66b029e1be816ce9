import type { Instant, Todo, TodoKind } from '../../../typings/contract'
import { address } from '../../lib/address'
import { dayWords, monthWords } from '../../lib/calendar'

export type TodoView = { title: string; note: string; state: string; url: string }

type Maker = (todo: Todo, now: Instant) => TodoView

const byKind: Record<TodoKind, Maker> = {
  post_theme: ({ month, dueOn }, now) => ({
    title: `发布${month ? monthWords(month, now) : '本月'}主题`,
    note: dueOn ? `最晚${dayWords(dueOn, now)}通知大家` : '',
    state: '',
    url: address.post(undefined, month),
  }),
  close_record: ({ activityId = '', subject = '' }) => ({
    title: '记录待归档',
    note: subject,
    state: '',
    url: address.record(activityId),
  }),
  contact: ({ subject, memberId, count }) => ({
    title: subject ? `联系${subject}` : '联系在外地的党员',
    note: '本月还没有联系上',
    state: count ? `${count}人` : '',
    url: memberId ? address.contactLog(memberId) : address.contacts(),
  }),
  tell_by_phone: ({ activityId = '', subject = '', count }) => ({
    title: '请打电话告知',
    note: subject,
    state: count ? `${count}人` : '',
    url: address.detail(activityId),
  }),
}

/** A to-do in words, and the page where it is done. */
export const todoView: Maker = (todo, now) => byKind[todo.kind](todo, now)
