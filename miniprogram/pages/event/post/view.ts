import type { Instant, Output, Person } from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { categoryWords, modeWords, tagWords } from '../../../labels/activity'
import { optionsOf } from '../../../labels/options'
import { stageWords } from '../../../labels/people'
import {
  addDays,
  dayOf,
  dayWords,
  leadDays,
  lengthWords,
  monthWords,
  nearWords,
} from '../../../lib/calendar'
import { type Draft, type Form, isShort, lackOf, startsAt } from './form'

export const LENGTHS = [45, 60, 90, 120, 150, 180, 240]

/** What never changes while the form is filled in. */
export const choicesOf = (draft: Draft) => ({
  categoryOptions: optionsOf(categoryWords),
  tagOptions: optionsOf(tagWords),
  modeOptions: optionsOf(modeWords),
  lengthOptions: LENGTHS.map(lengthWords),
  branchNames: draft.branches.map(({ name }) => name),
  title: `${monthWords(draft.month, draft.now)}主题党日`,
  branch: draft.branch.name,
  severalBranches: draft.branches.length > 1,
  firstDay: dayOf(draft.now),
  lastDay: addDays(dayOf(draft.now), 180),
  fromUsualSlot: draft.suggestion.fromUsualSlot,
  invitable: draft.invitable.map(choice),
  members: draft.members.map(choice),
})

const choice = ({ memberId, name, stage }: Person): Choice => ({
  memberId,
  name,
  note: stage === 'full' ? '' : stageWords[stage],
})

/** The plain sentence of what posting now means. */
export function consequence(form: Form, draft: Draft, now: Instant): string {
  if (startsAt(form) <= now) return '开始时间已经过去，请重新选择日期和时间。'
  const lead = leadDays(now, startsAt(form))
  if (!isShort(form, draft, now)) return `今天发布 = 提前${lead}天，符合要求`
  const days = lead === 0 ? '今天发布就在活动当天' : `只提前${lead}天`
  return `${days}，少于${draft.leadDays}天，请写一句原因`
}

const namesOf = (people: Person[], ids: string[]): string =>
  people
    .filter(({ memberId }) => ids.includes(memberId))
    .map(({ name }) => name)
    .join('、')

/** What the form shows now. */
export function postView(form: Form, draft: Draft, now: Instant) {
  return {
    categories: form.categories,
    tags: form.tags,
    mode: [form.mode],
    day: form.day,
    time: form.time,
    dayLine: dayWords(form.day, now),
    near: nearWords(form.day, now),
    length: lengthWords(form.minutes),
    lengthIndex: Math.max(0, LENGTHS.indexOf(form.minutes)),
    invited: form.invited,
    invitedLine: namesOf(draft.invitable, form.invited) || '不邀请',
    recorder: form.recorderId ? [form.recorderId] : [],
    recorderLine:
      namesOf(draft.members, form.recorderId ? [form.recorderId] : []) || '由发布人记录',
    consequence: consequence(form, draft, now),
    short: isShort(form, draft, now),
    button: `发布并通知${draft.dueCount}人`,
    lack: lackOf(form, draft, now),
  }
}

/** After posting: how good the notice is, and who has to be called. */
export function postedView(result: Output<'activity.post'>) {
  const { notice, dueCount, messaged, activityId } = result
  const untold = dueCount - messaged
  return {
    status: 'posted' as const,
    activityId,
    lead:
      notice.verdict === 'on_time'
        ? `提前${notice.leadDays}天通知，符合要求。`
        : `提前${notice.leadDays}天通知，原因已记下。`,
    told: `应到${dueCount}人，已发消息${messaged}人。`,
    untold:
      untold > 0
        ? `另有${untold}人暂时收不到消息，打开小程序能看到通知。请转发到支部群，或打电话告知。`
        : '每个人都收到了消息。',
  }
}
