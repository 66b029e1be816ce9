import type { Changeable, Instant, OffCampus, Output } from '../../../../typings/contract'
import { changeableWords } from '../../../labels/activity'
import { offCampusWords } from '../../../labels/off-campus'
import { dateWords, dayOf, momentWords, monthWords } from '../../../lib/calendar'

type Shown = Output<'activity.show'>
type Activity = Shown['activity']
type Change = Shown['changes'][number]

/** Who holds the day when it is not the branch alone (C2.3b), and for which month it makes up (C2.1b). */
export function organiserLine(activity: Activity, now: Instant): string {
  const { organiser, branch, partners, makesUpFor } = activity
  const names = partners.map(({ name }) => name).join('、')
  const held: Record<typeof organiser.kind, string> = {
    branch: names ? `邀请${names}联合开展` : '',
    joint:
      organiser.name === branch.name ? `与${names}联合开展` : `由${organiser.name}主办，联合开展`,
    unit: `由${organiser.name}组织`,
  }
  const lines = [held[organiser.kind], makesUpFor ? `补开${monthWords(makesUpFor, now)}` : '']
  return lines.filter(Boolean).join(' · ')
}

/** The old words of what was changed; items and form are only named. */
function wasWords(change: Change, part: Changeable, now: Instant): string {
  const old: Record<Changeable, string> = {
    theme: change.theme,
    place: change.place,
    time: `${momentWords(change.startsAt, now)}`,
    items: '',
    mode: '',
    sessions: '',
  }
  return old[part] ? `原${changeableWords[part]} ${old[part]}` : `${changeableWords[part]}有改动`
}

/** Newest first: what was noticed before, and when it was changed. */
export const changeLines = ({ changes, now }: Shown): { was: string; at: string }[] =>
  changes.map((change) => ({
    was: change.changed.map((part) => wasWords(change, part, now)).join('；'),
    at: `${dateWords(dayOf(change.at), now)}改`,
  }))

/** What was settled for a day off campus; what is empty is left out. */
export const offCampusLines = (offCampus: OffCampus | null): string[] =>
  offCampus
    ? (Object.keys(offCampusWords) as (keyof OffCampus)[])
        .filter((key) => offCampus[key] !== '')
        .map((key) => `${offCampusWords[key]}：${offCampus[key]}`)
    : []

export function cancelledLine({ phase, postponed, cancelledReason }: Activity): string {
  if (phase !== 'cancelled') return ''
  return `${postponed ? '已延期，时间另定' : '已取消'}：${cancelledReason ?? ''}`
}
