import type { Output } from '../../../typings/contract'
import { wordOf } from '../../components/event-card/own-part'
import { momentWords, yearOf } from '../../lib/calendar'
import { storedAbout } from './stored'

type Shown = Output<'me.show'>

const dayRow = (one: Shown['attendance'][number], now: number) => ({
  activityId: one.activityId,
  theme: one.theme,
  when: momentWords(one.startsAt, now),
  state: wordOf(one.mine),
})

/** @param now the phone's clock; only decides whether a year is written out */
export function meView(shown: Shown, now: number) {
  const { me, school } = shown
  const days = (thisYear: boolean) =>
    shown.attendance
      .filter(({ startsAt }) => (yearOf(startsAt) === yearOf(now)) === thisYear)
      .map((one) => dayRow(one, now))
  return {
    status: 'ready' as const,
    stranger: me === null,
    name: me?.name ?? '',
    branch: me?.branch.name ?? '',
    /** Where a date of admission is known there is a day to be thought of. */
    anniversary: { shown: me?.joinedOn != null, wanted: me?.wantsAnniversary === true },
    stored: me ? storedAbout(me, now) : [],
    leads: me?.leads ?? [],
    messageRows: me ? messageRows(me) : [],
    thisYear: `${yearOf(now)}年参加情况`,
    attendance: days(true),
    earlier: days(false),
    feedback: school.feedbackContact,
  }
}

/** What a row asks for: what leaders have to do, or whom to contact, each with what everybody is told. */
export type Asks = 'duties' | 'contacts'
type Row = { title: string; note: string; asks: Asks }

/** What messages can be asked for; WeChat takes three kinds in one tap, so who leads and keeps in touch has two rows. */
function messageRows({ leads, keepsInTouch }: NonNullable<Shown['me']>): Row[] {
  const isLeader = leads.length > 0
  const main: Row = {
    title: '消息提醒',
    note: '有通知时发一条微信消息，点一次发一条',
    asks: isLeader ? 'duties' : 'contacts',
  }
  const contacts: Row = {
    title: '联系提醒',
    note: '该联系外出同志时发一条微信消息',
    asks: 'contacts',
  }
  return isLeader && keepsInTouch ? [main, contacts] : [main]
}

const PHONE = /^[\d\s()+-]{7,20}$/

/** A contact that is a telephone number can be called; any other is copied. */
export const isPhone = (contact: string): boolean => PHONE.test(contact)
