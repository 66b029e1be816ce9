import type { Counts, Mode, Output, RecordDraft, RecordField } from '../../../../typings/contract'
import { placeLine } from '../../../components/event-card/event-view'
import { sittingLines } from '../../../components/event-card/sittings-held'
import { optionsOf } from '../../../labels/options'
import { erasedLine } from '../../../labels/pictures'
import { badgeWords, fieldWords, flagWords, outingWords } from '../../../labels/record'
import { attendanceWords, standingWords } from '../../../labels/register'
import { momentWords, timeOf } from '../../../lib/calendar'
import { clockOf, correctionRow, hintLines } from './parts-view'
import { mediaLine } from './pictures/view'

type Shown = Output<'record.show'>

/** What is answered by a tap. */
export const CHOICES = {
  flagOptions: optionsOf(flagWords),
  badgeOptions: optionsOf(badgeWords),
  outingOptions: optionsOf(outingWords),
}

/** `到会24/26`: who came of those due, and leave where there was one. */
export function presentLine({ present, due, leave }: Counts): string {
  return `${present}/${due}${leave > 0 ? `，请假${leave}` : ''}`
}

const gist = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 10 ? `${line.slice(0, 10)}…` : line
}

function venueLine({ flag, badge }: RecordDraft): string {
  const words = [flag ? `党旗${flagWords[flag]}` : '', badge ? `党徽${badgeWords[badge]}` : '']
  return words.filter(Boolean).join(' · ')
}

const lacksNote = (draft: RecordDraft) => needsNote(draft) && draft.venueNote.trim() === ''

/** A thing that does not apply is given a reason, so that a later reader knows why. */
const needsNote = ({ flag, badge }: RecordDraft) =>
  flag === 'not_applicable' || badge === 'not_applicable'

/** What `归档` says first when something is still empty. */
export const lackLine = (lacks: readonly RecordField[]): string =>
  lacks.length === 0 ? '' : `还没有填：${lacks.map((field) => fieldWords[field]).join('、')}`

/** The lines of the checklist as the draft stands. */
export function draftView(
  draft: RecordDraft,
  { people, activity: { mode } }: { people: Shown['people']; activity: { mode: Mode } },
) {
  const nameOf = (id: string | null) =>
    people.find(({ memberId }) => memberId === id)?.name ?? '请选择'
  return {
    chair: { state: nameOf(draft.chairId), done: draft.chairId !== null },
    recorder: { state: nameOf(draft.recorderId), done: draft.recorderId !== null },
    content: { state: gist(draft.content) || '还没有写', done: draft.content.trim() !== '' },
    outcome: { state: gist(draft.outcome) || '还没有写', done: draft.outcome.trim() !== '' },
    resolution: {
      state: gist(draft.resolution) || '没有就不填',
      done: draft.resolution.trim() !== '',
    },
    venue: {
      state: venueLine(draft) || '党旗、党徽',
      done: draft.flag !== null && draft.badge !== null && !lacksNote(draft),
      askNote: needsNote(draft),
    },
    segments: {
      state: draft.segments.length > 0 ? `${draft.segments.length}段` : '没有就不填',
      done: draft.segments.length > 0 && draft.segments.every((one) => one.content.trim() !== ''),
    },
    materials: {
      state: draft.materials.length > 0 ? `${draft.materials.length}项` : '没有就不填',
      done: draft.materials.length > 0,
    },
    outing: {
      state: draft.outing === null ? '请确认' : outingWords[draft.outing ? 'yes' : 'no'],
      done: draft.outing === true,
      shown: mode === 'visit',
      chosen: draft.outing === null ? [] : [draft.outing ? 'yes' : 'no'],
    },
    chosenFlag: draft.flag ? [draft.flag] : [],
    chosenBadge: draft.badge ? [draft.badge] : [],
  }
}

function registerRow(row: Shown['register'][number]) {
  const late = row.late ? '（晚到）' : ''
  const came = `${row.at === undefined ? '' : ` ${timeOf(row.at)}`}${late}`
  return {
    memberId: row.memberId,
    name: row.name,
    note: row.standing === 'due' ? '' : standingWords[row.standing],
    state: `${attendanceWords[row.state]}${row.state === 'present' ? came : ''}`,
    tone: row.state === 'present' ? 'good' : row.state === 'leave' ? 'info' : 'plain',
  }
}

function sealLine(sealed: NonNullable<Shown['sealed']>, now: number): string {
  const after = sealed.daysAfter === 0 ? '当天' : `活动后第${sealed.daysAfter}天`
  return `${momentWords(sealed.sealedAt, now)} 归档（${after}）`
}

const waitingLine = (phase: Shown['activity']['phase']): string =>
  phase === 'ended' ? '记录人正在整理，归档后可以在这里看。' : '活动结束后由记录人填写。'

/** What does not change while the minutes are written. */
export function recordView(shown: Shown) {
  const { activity, sealed, may } = shown
  return {
    status: 'ready' as const,
    theme: activity.theme,
    when: momentWords(activity.startsAt, shown.now),
    where: placeLine(activity),
    sittings: sittingLines(activity, shown.now),
    present: presentLine(shown.counts),
    somebodyCame: shown.counts.present > 0,
    register: shown.register.map(registerRow),
    people: shown.people.map(({ memberId, name }) => ({ memberId, name })),
    media: shown.media,
    erased: shown.erased.map((one) => erasedLine(one, shown.now)),
    photos: mediaLine(shown.media),
    lack: lackLine(shown.lacks),
    may,
    hints: hintLines(shown),
    sites: shown.sites,
    clock: clockOf(activity),
    corrections: shown.corrections.map((one, i) => correctionRow(one, i, shown.now)),
    sealed: sealed && { digest: sealed.digest.slice(0, 8), line: sealLine(sealed, shown.now) },
    waiting: may.edit || sealed ? '' : waitingLine(activity.phase),
  }
}
