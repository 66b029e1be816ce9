import type { MessageKind, Output } from '../../../typings/contract'
import { wordOf } from '../../components/event-card/own-part'
import type { Option } from '../../labels/options'
import { methodWords } from '../../labels/register'
import { dayOf, momentWords, yearOf } from '../../lib/calendar'
import { storedAbout } from './stored'

type Shown = Output<'me.show'>

/** A day with all that is stored about the own arrival; who wrote it is named unless that was the person (C3.5b). */
const dayRow = (one: Shown['attendance'][number], now: number, name: string) => ({
  activityId: one.activityId,
  theme: one.theme,
  when: [momentWords(one.startsAt, now), ...arrivalWords(one.arrival, name)].join(' · '),
  state: wordOf(one.mine),
})

function arrivalWords(arrival: Shown['attendance'][number]['arrival'], name: string): string[] {
  if (!arrival) return []
  const by = arrival.by && arrival.by !== name ? `（${arrival.by}）` : ''
  return [`${methodWords[arrival.method]}${by}`, arrival.note].filter(Boolean)
}

type Mine = NonNullable<Shown['me']>

/** Whom to say it to what is wrong: the branches somebody is or was in, the newest first; one alone is no choice. */
function branchesOf({ branch, relations }: Mine, now: number): Option[] {
  const names = new Map([[branch.orgId, branch.name]])
  const begun = relations.filter((one) => one.from <= dayOf(now))
  for (const one of [...begun].reverse())
    if (!names.has(one.branchId)) names.set(one.branchId, one.branch)
  return names.size > 1 ? [...names].map(([value, label]) => ({ value, label })) : []
}

/** @param now the phone's clock; decides whether a year is written out, and which branches are past or present */
export function meView(shown: Shown, now: number) {
  const { me, school } = shown
  const days = (thisYear: boolean) =>
    shown.attendance
      .filter(({ startsAt }) => (yearOf(startsAt) === yearOf(now)) === thisYear)
      .map((one) => dayRow(one, now, me?.name ?? ''))
  return {
    status: 'ready' as const,
    stranger: me === null,
    name: me?.name ?? '',
    branch: me?.branch.name ?? '',
    /** Where a date of admission is known there is a day to be thought of. */
    anniversary: { shown: me?.joinedOn != null, wanted: me?.wantsAnniversary === true },
    stored: me ? storedAbout(me, now) : [],
    /** Today's branch stands first. */
    branches: me ? branchesOf(me, now) : [],
    leads: me?.leads ?? [],
    /** Who leads finds the own records among those of the branch. */
    wroteCare: me?.wroteCare === true && me.leads.length === 0,
    messageRows: messageRows(shown),
    thisYear: `${yearOf(now)}年参加情况`,
    attendance: days(true),
    earlier: days(false),
    feedback: school.feedbackContact,
  }
}

/** A row for the messages of one kind; what else the person's part brings along is asked for in the same tap. */
export type MessageRow = { title: string; note: string; wished: MessageKind; along: Along }
export type Along = 'duties' | 'contacts'

/**
 * What messages can be asked for. Each row answers for its own kind, and is there where the school has that one; WeChat
 * takes three kinds in one tap.
 */
function messageRows({ me, templates }: Shown): MessageRow[] {
  const leads = me !== null && me.leads.length > 0
  const has = (wished: MessageKind) => templates.some(({ kind }) => kind === wished)
  const rows: (MessageRow | false)[] = [
    me !== null && {
      title: '消息提醒',
      note: '有通知时发一条微信消息，点一次发一条',
      wished: 'notice',
      along: leads ? 'duties' : 'contacts',
    },
    leads &&
      has('duty') && {
        title: '待办提醒',
        note: '支部有事要办时发一条微信消息',
        wished: 'duty',
        along: 'duties',
      },
    me?.keepsInTouch === true &&
      has('contact') && {
        title: '联系提醒',
        note: '该联系外出同志时发一条微信消息',
        wished: 'contact',
        along: 'contacts',
      },
  ]
  return rows.filter((row) => row !== false)
}

const PHONE = /^[\d\s()+-]{7,20}$/

/** A contact that is a telephone number can be called; any other is copied. */
export const isPhone = (contact: string): boolean => PHONE.test(contact)
