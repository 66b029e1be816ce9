import type { Briefing, Objection, Output } from '../../../../../typings/contract'
import { briefingWords } from '../../../../labels/follow-up'
import { dateWords, dayOf } from '../../../../lib/calendar'

type Shown = Output<'activity.show'>

/** One briefing: who is told by whom, and what the caller can do about it. */
const briefingRow = (one: Briefing, { me, now, leads }: Facts) => ({
  memberId: one.memberId,
  title: one.memberId === me ? `由${one.briefer}给我补课` : one.name,
  note: [
    one.memberId === me ? '' : `由${one.briefer}补课`,
    one.on ? dateWords(one.on, now) : '',
    one.note,
  ]
    .filter(Boolean)
    .join(' · '),
  state: briefingWords[one.state],
  tone: one.state === 'assigned' ? 'watch' : 'good',
  mayDone: one.state === 'assigned' && (leads || one.brieferId === me),
  mayClose: one.state === 'done' && leads,
})

/** Who leads the branch does not answer for himself. */
const ANOTHER = '您提出的异议由支部另一位负责同志或上级党组织答复。'

const objectionRow = (one: Objection, { me, now, leads }: Facts) => ({
  memberId: one.memberId,
  title: one.memberId === me ? '我的异议' : one.name,
  text: one.text,
  answer: one.answer ? `答复：${one.answer}` : one.memberId === me && leads ? ANOTHER : '',
  state: one.answer ? '' : `${dateWords(dayOf(one.at), now)}提出`,
  mayAnswer: leads && one.answer === null && one.memberId !== me,
})

/** Guests see what concerns them, not what the branch keeps (C1.3). */
const ofBranch = ({ standing }: Shown['mine'], { leads }: Facts): boolean =>
  leads || (standing !== null && standing !== 'invitee' && standing !== 'visiting_leader')

type Facts = { me: string; now: number; leads: boolean }

/** What follows a day: who is told afterwards, and who says that the own state is wrong. */
export function afterView(shown: Shown) {
  const { activity, briefings, objections, me, mine, now, may, leads } = shown
  const facts = { me, now, leads }
  const own = objections.find((one) => one.memberId === me)
  return {
    briefings: briefings.map((one) => briefingRow(one, facts)),
    objections: objections.map((one) => objectionRow(one, facts)),
    maySee: now >= activity.startsAt && activity.phase !== 'cancelled' && ofBranch(mine, facts),
    mayObject: may.object && (own === undefined || own.answer !== null),
  }
}
