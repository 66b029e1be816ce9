import type { Output } from '../../../../typings/contract'
import { eventView } from '../../../components/event-card/event-view'
import { sittingLines } from '../../../components/event-card/sittings-held'
import { hintWords, leaveWords, toldByWords } from '../../../labels/activity'
import { unreachedWords } from '../../../labels/subscription'
import { dateWords, momentWords } from '../../../lib/calendar'
import { afterView } from './after/view'
import { cancelledLine, changeLines, offCampusLines, organiserLine } from './words'

type Shown = Output<'activity.show'>

export type Primary = 'board' | 'scan' | 'record' | 'join' | 'confirm' | ''

/** What the moment asks for: an answer that is owed, the register while it is open, the record afterwards. */
export function primaryOf({ activity, may, mine }: Shown): Primary {
  if (may.join.length > 0) return 'join'
  if (activity.phase === 'open' && may.showBoard) return 'board'
  if (may.register && mine.state !== 'present') return 'scan'
  if (may.confirmLeave) return 'confirm'
  if (activity.phase === 'ended' && may.keepRecord) return 'record'
  return ''
}

/** `提前3天通知`; a short notice says its reason. */
function noticeLine({ notice }: Shown): string {
  if (!notice) return ''
  const lead = notice.leadDays > 0 ? `提前${notice.leadDays}天通知` : '活动当天通知'
  return notice.reason ? `${lead}（${notice.reason}）` : lead
}

function countRows({ counts, activity }: Shown) {
  if (!counts || activity.phase === 'cancelled') return []
  const rows: [string, number][] = [
    ['应到', counts.due],
    ['已到', counts.present],
    ['请假', counts.leave],
    ['缺席', counts.absent],
    ['未登记', counts.unmarked],
    ['受邀到会', counts.invitees],
    ['到会指导', counts.visitors],
  ]
  return rows
    .filter(([label, count]) => count > 0 || label === '应到' || label === '已到')
    .map(([label, count]) => ({ label, count }))
}

/** Each person with the way and the day of the telling, in roster order. */
function toldView({ told, now }: Shown) {
  const rows = told.map(({ memberId, name, by, on }) => ({
    memberId,
    name,
    state: by ? `${toldByWords[by]}${on ? ` ${dateWords(on, now)}` : ''}` : '尚未',
    tone: by ? 'plain' : 'watch',
  }))
  const open = told.filter(({ by }) => !by).length
  return { toldRows: rows, toldState: open > 0 ? `尚未告知${open}人` : '都已告知' }
}

const scanRow = ({ may, mine, activity }: Shown, primary: Primary): boolean =>
  primary !== 'scan' && may.register && activity.phase === 'open' && mine.state !== 'present'

/** Guests take part in the day, not in what the branch decides (domain §2.8). */
const isOfBranch = ({ standing }: Shown['mine']): boolean =>
  standing !== null && standing !== 'invitee' && standing !== 'visiting_leader'

function mayView(shown: Shown, primary: Primary) {
  const { activity, mine, may, now } = shown
  const over = activity.phase === 'ended' || activity.phase === 'sealed'
  // also between the sittings of a day in batches
  const begun = activity.phase !== 'cancelled' && now >= activity.startsAt
  return {
    leave: may.askLeave && mine.state !== 'leave',
    leaveOf: activity.phase !== 'cancelled' && activity.phase !== 'sealed',
    withdraw: may.withdrawLeave && !may.confirmLeave,
    scan: scanRow(shown, primary),
    board: may.showBoard && primary !== 'board' && !over && activity.phase !== 'cancelled',
    record: may.keepRecord && primary !== 'record',
    decisions: begun && (may.keepRecord || isOfBranch(mine)),
    remind: activity.phase === 'upcoming' && mine.standing !== null,
    confirm: may.confirmLeave,
    arrange: may.arrange,
    change: may.change,
    cancel: may.cancel,
    share: may.join.length === 0,
  }
}

export function detailView(shown: Shown) {
  const { activity, mine, now } = shown
  const primary = primaryOf(shown)
  return {
    status: 'ready' as const,
    event: eventView(activity, mine, now),
    title: activity.theme,
    branch: activity.branch.name,
    recorder: activity.recorder ?? '',
    organiser: organiserLine(activity, now),
    changes: changeLines(shown),
    sittings: sittingLines(activity, now),
    offCampus: offCampusLines(activity.offCampus),
    series: activity.series,
    seriesDays: activity.seriesDays.map((one) => ({
      activityId: one.activityId,
      theme: one.theme,
      when: momentWords(one.startsAt, now),
    })),
    notice: noticeLine(shown),
    cancelled: cancelledLine(activity),
    primary,
    counts: countRows(shown),
    invitees: shown.invitees.join('、'),
    hints: shown.hints.map((hint) => hintWords[hint]),
    ...toldView(shown),
    tellByPhone: callRows(shown),
    leaves: shown.leaves.map((one) => ({ ...one, kind: leaveWords[one.kind] })),
    activityId: activity.activityId,
    after: afterView(shown),
    startsAt: activity.startsAt,
    now,
    joinable: shown.may.join,
    may: mayView(shown, primary),
    recordLabel: activity.phase === 'sealed' ? '看记录' : '写记录',
  }
}

/** Whom to call, and why no message reached them. */
const callRows = ({ tellByPhone }: Shown) =>
  tellByPhone.map(({ why, ...person }) => ({ ...person, reason: unreachedWords[why] }))
export type CallRow = ReturnType<typeof callRows>[number]
