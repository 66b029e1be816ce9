import type { Instant, Output } from '../../../../typings/contract'
import { fieldsView, startsAt } from '../../../components/event-fields/fields'
import { branchChoice, choiceOf, namesOf } from '../../../components/people-sheet/choice'
import { sittingRows, sittingsLine } from '../../../components/sittings/sitting'
import { hintWords, tellingWords } from '../../../labels/activity'
import { settledLine } from '../../../labels/off-campus'
import { type Option, optionsOf } from '../../../labels/options'
import { addDays, dateWords, dayOf, dayWords, monthWords } from '../../../lib/calendar'
import { type Draft, type Form, isShort, isUnplanned, lackOf, leadOf } from './form'

const NOT_TOLD: Option = { value: '', label: '还没有' }
const NO_MAKE_UP: Option = { value: '', label: '不是补开' }

/** What never changes while the form is filled in. */
export const choicesOf = (draft: Draft) => ({
  branchNames: draft.branches.map(({ name }) => name),
  title: `${monthWords(draft.month, draft.now)}主题党日`,
  branch: draft.branch.name,
  severalBranches: draft.branches.length > 1,
  slotNote: draft.suggestion.fromUsualSlot ? '已按惯例时间填好' : '',
  invitable: draft.invitable.map(choiceOf),
  visitors: draft.visitors.map(choiceOf),
  partners: draft.partners.map(branchChoice),
  members: draft.members.map(choiceOf),
  toldOptions: [NOT_TOLD, ...optionsOf(tellingWords)],
  makeUpOptions: [
    NO_MAKE_UP,
    ...draft.missed.map((month) => ({ value: month, label: monthWords(month, draft.now) })),
  ],
  firstToldDay: addDays(dayOf(draft.now), -31),
})

/** Where the theme comes from; a theme written anew leaves the plan's own words in sight. */
export function sourceLine({ theme }: Form, { prepared }: Draft): string {
  if (!prepared) return ''
  const from = prepared.source === 'superior' ? '上级统一' : '计划'
  return theme === prepared.theme ? `来自${from}` : `${from}原为：${prepared.theme}`
}

/** The plain sentence of what posting now means. */
export function consequence(form: Form, draft: Draft, now: Instant): string {
  if (startsAt(form) <= now) return '开始时间已经过去，请重新选择日期和时间。'
  const lead = leadOf(form, now)
  const told = form.toldOn ? `${dateWords(form.toldOn, now)}已告知` : '今天发布'
  if (!isShort(form, draft, now)) return `${told} = 提前${lead}天，符合要求`
  const days = lead === 0 ? `${told}就在活动当天` : `只提前${lead}天`
  return `${days}，少于${draft.leadDays}天，请写一句原因`
}

const toldLine = ({ toldOn, toldBy }: Form, now: Instant): string =>
  toldOn ? `${dateWords(toldOn, now)} ${tellingWords[toldBy]}` : '还没有'

/** The lines that may be left alone. */
function extrasView(form: Form, draft: Draft, now: Instant) {
  return {
    told: toldLine(form, now),
    toldOn: form.toldOn ?? dayOf(now),
    toldDayLine: dayWords(form.toldOn ?? dayOf(now), now),
    toldChosen: [form.toldOn ? form.toldBy : ''],
    makeUp: form.makesUpFor ? `算作补开${monthWords(form.makesUpFor, now)}` : '不是补开',
    makeUpChosen: [form.makesUpFor ?? ''],
    showMakeUp: draft.missed.length > 0,
    sittings: sittingRows(form.sessions, now),
    sittingsLine: sittingsLine(form.sessions),
    series: form.series.trim() || '不属于系列',
    inSeries: form.series.trim() !== '',
    showOffCampus: form.mode === 'visit',
    offCampus: settledLine(form.offCampus),
    settled: settledLine(form.offCampus) === '已填好',
    showUnplanned: isUnplanned(form, draft),
    unplanned: form.unplannedReason.trim() ? '已写' : '写一句',
    unplannedDone: form.unplannedReason.trim() !== '',
  }
}

/** What the form shows now. */
export function postView(form: Form, draft: Draft, now: Instant) {
  const chosen = form.recorderId ? [form.recorderId] : []
  return {
    fields: fieldsView(form, now),
    source: sourceLine(form, draft),
    invited: form.invited,
    invitedLine: namesOf(draft.invitable.map(choiceOf), form.invited) || '不邀请',
    visiting: form.visiting,
    visitingLine: namesOf(draft.visitors.map(choiceOf), form.visiting) || '没有',
    joined: form.partners,
    joinedLine: namesOf(draft.partners.map(branchChoice), form.partners) || '只有本支部',
    recorder: chosen,
    recorderLine: namesOf(draft.members.map(choiceOf), chosen) || '由发布人记录',
    ...extrasView(form, draft, now),
    consequence: consequence(form, draft, now),
    short: isShort(form, draft, now),
    button: form.toldOn ? '发布' : `发布并通知${draft.dueCount}人`,
    lack: lackOf(form, draft, now),
  }
}

/** After posting: how good the notice is, and who has to be called. */
export function postedView(result: Output<'activity.post'>, told: boolean) {
  const { notice, dueCount, messaged, waiting, unreached, activityId, hints } = result
  const later = waiting > 0 ? `，${waiting}人的消息早上8点后发出` : ''
  return {
    status: 'posted' as const,
    activityId,
    lead:
      notice.verdict === 'on_time'
        ? `提前${notice.leadDays}天通知，符合要求。`
        : `提前${notice.leadDays}天通知，原因已记下。`,
    told: told
      ? `应到${dueCount}人，已在之前告知。`
      : `应到${dueCount}人，已发消息${messaged}人${later}。`,
    untold: told ? '' : untoldLine({ unreached, waiting, messaged }),
    doubt: hints.includes('words_risky') ? hintWords.words_risky : '',
  }
}

type Sent = { unreached: number; waiting: number; messaged: number }

const untoldLine = ({ unreached, waiting, messaged }: Sent): string => {
  if (unreached === 0) return waiting > 0 ? '' : '每个人都收到了消息。'
  return `${messaged + waiting > 0 ? '另有' : ''}${unreached}人暂时收不到消息，打开小程序能看到通知。请转发到支部群，或打电话告知。`
}
