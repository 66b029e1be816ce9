import type { Mobility, MyPart, Output } from '../../../typings/contract'
import { myWord, type StateWord } from '../../components/event-card/event-view'
import { mobilityWords, roleWords, stageWords } from '../../labels/people'
import { attendanceWords } from '../../labels/register'
import { dateWords, dayOf, momentWords, yearOf } from '../../lib/calendar'

type Shown = Output<'me.show'>
type Mine = NonNullable<Shown['me']>
export type Stored = { label: string; value: string }

const offices = ({ roles }: Mine): string =>
  roles.map(({ role, org }) => `${org.name} ${roleWords[role]}`).join('、')

const whereabouts = ({ mobility }: Mine): string =>
  mobility in mobilityWords ? mobilityWords[mobility as Mobility] : mobility

/** Everything stored about the caller, line by line; what is not stored has no line (C3.5b). */
export function storedAbout(me: Mine, now: number): Stored[] {
  const day = (value: string | null) => (value ? dateWords(value, now) : '')
  const lines: Stored[] = [
    { label: '姓名', value: me.name },
    { label: '学号/工号', value: me.schoolNo },
    { label: '手机', value: me.phone },
    { label: '支部', value: me.branch.name },
    { label: '党小组', value: me.group ?? '' },
    { label: '身份', value: stageWords[me.stage] },
    { label: '职务', value: offices(me) },
    { label: '入党日期', value: day(me.joinedOn) },
    { label: '转正日期', value: day(me.fullOn) },
    { label: '外出情况', value: whereabouts(me) },
    { label: '联系人', value: me.liaison ?? '' },
    { label: '绑定时间', value: dateWords(dayOf(me.boundAt), now) },
  ]
  return lines.filter(({ value }) => value !== '')
}

/** On the own record being there is said plainly, without the minute of the registering. */
function wordOf(mine: MyPart): StateWord {
  if (mine.state === 'present')
    return { word: mine.late ? '已到会（晚到）' : '已到会', tone: 'good' }
  if (mine.state === 'leave') return { word: '请假', tone: 'plain' }
  return myWord(mine) ?? { word: attendanceWords[mine.state], tone: 'plain' }
}

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
