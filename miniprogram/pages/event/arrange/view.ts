import type { Output } from '../../../../typings/contract'
import { type Choice, choiceOf, namesOf } from '../../../components/people-sheet/choice'
import { settledLine } from '../../../labels/off-campus'
import { type Arrangement, type Form, isChanged, type Shown } from './form'

type Draft = Output<'activity.draft'>

/** Who is chosen from; who was chosen before stays on the list, whatever has changed since. */
export function choicesOf(draft: Draft, { activity, arrangement }: Shown) {
  const { recorder } = activity
  const recorderId = arrangement?.recorderId ?? null
  const members = draft.members.map(choiceOf)
  const isListed = members.some((one) => one.memberId === recorderId)
  const former: Choice[] =
    recorderId && recorder && !isListed ? [{ memberId: recorderId, name: recorder }] : []
  return {
    theme: activity.theme,
    branch: activity.branch.name,
    invitable: draft.invitable.map(choiceOf),
    visitors: draft.visitors.map(choiceOf),
    members: [...former, ...members],
  }
}

type Choices = ReturnType<typeof choicesOf>

/** What saving means for others. */
function consequence(form: Form, before: Arrangement): string {
  if (!isChanged(form, before)) return '还没有改动'
  const anew = form.invited.filter((id) => !before.invited.includes(id)).length
  return anew > 0 ? `保存后通知新邀请的${anew}人，其他人不再通知` : '保存后不再通知大家'
}

/** What the form shows now. */
export function arrangeView(form: Form, shown: Shown, choices: Choices) {
  const before = shown.arrangement
  const chosen = form.recorderId ? [form.recorderId] : []
  return {
    status: 'ready' as const,
    invited: form.invited,
    invitedLine: namesOf(choices.invitable, form.invited) || '不邀请',
    visiting: form.visiting,
    visitingLine: namesOf(choices.visitors, form.visiting) || '没有',
    recorder: chosen,
    recorderLine: namesOf(choices.members, chosen) || '由发布人记录',
    showOffCampus: shown.activity.mode === 'visit' || before?.offCampus != null,
    settled: settledLine(form.offCampus),
    consequence: before ? consequence(form, before) : '',
  }
}
