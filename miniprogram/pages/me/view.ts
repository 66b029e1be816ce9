import type { MyPart, Output } from '../../../typings/contract'
import { myWord } from '../../components/event-card/event-view'
import { roleWords, stageWords } from '../../labels/people'
import { attendanceWords } from '../../labels/register'
import { dateWords, dayOf, momentWords } from '../../lib/calendar'

type Shown = Output<'me.show'>
type Mine = NonNullable<Shown['me']>
export type Stored = { label: string; value: string }

const offices = ({ roles }: Mine): string =>
  roles.map(({ role, org }) => `${org.name} ${roleWords[role]}`).join('、')

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
    { label: '联系人', value: me.liaison ?? '' },
    { label: '绑定时间', value: dateWords(dayOf(me.boundAt), now) },
  ]
  return lines.filter(({ value }) => value !== '')
}

const wordOf = (mine: MyPart) =>
  myWord(mine) ?? { word: attendanceWords[mine.state], tone: 'plain' as const }

/** @param now the phone's clock; only decides whether a year is written out */
export function meView(shown: Shown, now: number) {
  const { me, school } = shown
  return {
    status: 'ready' as const,
    stranger: me === null,
    name: me?.name ?? '',
    branch: me?.branch.name ?? '',
    stored: me ? storedAbout(me, now) : [],
    attendance: shown.attendance.map((one) => ({
      activityId: one.activityId,
      theme: one.theme,
      when: momentWords(one.startsAt, now),
      state: wordOf(one.mine),
    })),
    feedback: school.feedbackContact,
  }
}

const PHONE = /^[\d\s()+-]{7,20}$/

/** A contact that is a telephone number can be called; any other is copied. */
export const isPhone = (contact: string): boolean => PHONE.test(contact)
