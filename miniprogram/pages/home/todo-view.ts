import type { Instant, Todo, TodoKind } from '../../../typings/contract'
import { address } from '../../lib/address'
import { dayWords, monthWords } from '../../lib/calendar'

export type TodoView = { title: string; note: string; state: string; url: string }

type Maker = (todo: Todo, now: Instant) => TodoView

const byKind: Record<TodoKind, Maker> = {
  post_theme: ({ month, dueOn, branchId, subject }, now) => ({
    title: `发布${month ? monthWords(month, now) : '本月'}主题`,
    note: [subject, dueOn ? `最晚${dayWords(dueOn, now)}通知大家` : ''].filter(Boolean).join(' · '),
    state: '',
    url: address.post(branchId, month),
  }),
  silent_month: ({ month, branchId, subject }, now) => ({
    title: `${subject ?? ''}${month ? monthWords(month, now) : '本月'}还没有安排`,
    note: '月底前可以安排一次，也可以向上级说明',
    state: '',
    url: address.post(branchId, month),
  }),
  join_event: ({ activityId = '', subject = '' }) => ({
    title: '邀请本支部一起开展',
    note: subject,
    state: '',
    url: address.detail(activityId),
  }),
  confirm_leave: ({ activityId = '', subject = '' }) => ({
    title: '时间改了，是否仍请假',
    note: subject,
    state: '',
    url: address.detail(activityId),
  }),
  name_liaison: ({ subject, memberId = '' }) => ({
    title: `给${subject ?? '流动党员'}落实联系人`,
    note: '原来的联系人已不在本支部',
    state: '',
    url: address.contacts(memberId),
  }),
  unreached: ({ memberId = '', subject = '', count = 0 }) => ({
    title: `${subject}已有${count}个月没有联系上`,
    note: '请和联系人一起想想办法，只有支部负责同志看得到',
    state: '',
    url: address.contacts(memberId),
  }),
  contacts_open: ({ branchId = '', subject = '', count = 0 }) => ({
    title: `${count}位同志本月还未联系`,
    note: subject,
    state: '',
    url: address.contacts(undefined, branchId),
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
  call_back: ({ subject = '', memberId = '' }) => ({
    title: `${subject}请您联系`,
    note: '本人说想和支部联系',
    state: '',
    url: address.contactLog(memberId),
  }),
  brief: ({ activityId = '', subject = '' }) => ({
    title: `给${subject}补课`,
    note: '把那天的内容讲一讲，讲完记一笔',
    state: '',
    url: address.detail(activityId),
  }),
  objection: ({ activityId = '', unitId, subject = '', count }) => ({
    title: '有同志对登记有异议',
    note: subject,
    state: count && count > 1 ? `${count}人` : '',
    url: unitId ? address.unit(unitId) : address.detail(activityId),
  }),
  publish_decision: ({ activityId = '', unitId, subject = '' }) => ({
    title: unitId ? '决议待批准公开' : '决议待公开',
    note: subject,
    state: '',
    url: unitId ? address.unit(unitId) : address.decisions(activityId),
  }),
  follow_up: ({ activityId = '', subject = '', dueOn }, now) => ({
    title: '决议待落实',
    note: [subject, dueOn ? `${dayWords(dueOn, now)}前` : ''].filter(Boolean).join(' · '),
    state: '',
    url: address.decisions(activityId),
  }),
  answer_feedback: ({ resolutionId = '', subject = '', count }) => ({
    title: '有意见待答复',
    note: subject,
    state: count && count > 1 ? `${count}条` : '',
    url: address.published(resolutionId),
  }),
  late_entry: ({ activityId = '', unitId, subject = '' }) => ({
    title: `${subject}补登到会，请核对`,
    note: '需要第二人同意才计入',
    state: '',
    url: unitId ? address.unit(unitId) : address.record(activityId),
  }),
  data_objection: ({ unitId, subject = '', count = 1 }) => ({
    title: '有同志认为保存的信息有误',
    note: count > 1 ? `${subject}等` : subject,
    state: count > 1 ? `${count}条` : '',
    url: unitId ? address.unit(unitId) : address.corrections(),
  }),
  anniversary: ({ subject = '', count, dueOn }, now) => ({
    title: `${subject}的政治生日`,
    note: `${dueOn ? dayWords(dueOn, now) : ''}，入党${count}周年，可以谈谈心`,
    state: '',
    url: address.care(),
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
