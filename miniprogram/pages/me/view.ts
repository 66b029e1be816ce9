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
    thisYear: `${yearOf(now)}年参加情况`,
    attendance: days(true),
    earlier: days(false),
    feedback: school.feedbackContact,
  }
}

const PHONE = /^[\d\s()+-]{7,20}$/

/** A contact that is a telephone number can be called; any other is copied. */
export const isPhone = (contact: string): boolean => PHONE.test(contact)
