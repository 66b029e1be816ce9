import { choiceOf, namesOf } from '../../../components/people-sheet/choice'
import { settledLine } from '../../../labels/off-campus'
import { type Arrangement, type Form, isChanged, type Shown } from './form'

/** What never changes while the form is filled in. */
export const choicesOf = ({ theme, branch, invitable, visitors, members }: Shown) => ({
  theme,
  branch: branch.name,
  invitable: invitable.map(choiceOf),
  visitors: visitors.map(choiceOf),
  members: members.map(choiceOf),
})
type Choices = Pick<ReturnType<typeof choicesOf>, 'invitable' | 'visitors' | 'members'>

/** What saving means for others. */
function consequence(form: Form, before: Arrangement): string {
  if (!isChanged(form, before)) return '还没有改动'
  const was = [...before.invited, ...before.visiting]
  const still = [...form.invited, ...form.visiting]
  const anew = still.filter((id) => !was.includes(id)).length
  const isLeftOut = was.some((id) => !still.includes(id))
  const told = anew > 0 ? `保存后通知新邀请的${anew}人，其他人不再通知` : '保存后不再通知大家'
  return isLeftOut ? `${told}；不再邀请的人，请您说一声` : told
}

/** What the form shows now. */
export function arrangeView(form: Form, { arrangement, mode }: Shown, choices: Choices) {
  const chosen = form.recorderId ? [form.recorderId] : []
  return {
    status: 'ready' as const,
    invited: form.invited,
    invitedLine: namesOf(choices.invitable, form.invited) || '不邀请',
    visiting: form.visiting,
    visitingLine: namesOf(choices.visitors, form.visiting) || '没有',
    recorder: chosen,
    recorderLine: namesOf(choices.members, chosen) || '由发布人记录',
    showOffCampus: mode === 'visit' || arrangement.offCampus !== null,
    settled: settledLine(form.offCampus),
    consequence: consequence(form, arrangement),
  }
}
