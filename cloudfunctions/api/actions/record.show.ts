import { type Output, RecordDraft, type RegisterRow } from '../../core/contract'
import { cardOf, personCard } from '../../core/domain/activity-card'
import { isHeld } from '../../core/domain/album'
import { dayOf, daysBetween } from '../../core/domain/calendar'
import { OFFICIAL_SITES, recordHints } from '../../core/domain/minutes'
import { lastEnds, lastStarts } from '../../core/domain/phase'
import { emptyDraft, lacksOf, usualChair } from '../../core/domain/record'
import { countsOf, registerOf } from '../../core/domain/register'
import { may } from '../../core/domain/roles-table'
import type { Caller, Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { hintAbout } from '../../core/steps/check-text'
import { withFinalList } from '../../core/steps/final-list'
import { type OnActivity, onActivity } from '../../core/steps/on-activity'
import { withLinks } from '../../core/steps/pictures'
import { type RecordPeople, recordPeople } from '../../core/steps/record-people'
import { cameToRoom } from '../../core/steps/room'
import { arrivalsOf } from '../../core/store/arrivals'
import { lateCodesOf } from '../../core/store/late-codes'
import { type LateEntry, lateEntriesOf } from '../../core/store/late-entries'
import { leavesOf } from '../../core/store/leaves'
import { entryOf, type LedgerEntry, recentMinutes } from '../../core/store/ledger'
import { albumOf } from '../../core/store/media'
import { membersByIds } from '../../core/store/members'
import { recordOf } from '../../core/store/records'
import { resolutionsOf } from '../../core/store/resolutions'

type Shown = Output<'record.show'>

/**
 * The record page in one call. Before it is sealed, for those who keep it; afterwards every member of the branch
 * reads the minutes, without the register (C1.3).
 */
export const recordShow: Action<'record.show'> = async (input, platform, caller) => {
  const found = await onActivity('record.show', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity, relations } = found.value
  const keeps = may('record.save', relations)
  if (activity.sealedAt === null && !keeps) return refuse('not-allowed')
  const { documents } = platform
  const [album, { people, leaders }] = await Promise.all([
    albumOf(documents, activity._id),
    recordPeople(platform, found.value),
  ])
  const media = (album?.items ?? []).filter((one) => keeps || !isHeld(one))
  const [shown, pictures] = await Promise.all([
    activity.entryId
      ? sealedPart(platform, activity.entryId, { ...found.value, keeps })
      : openPart(platform, caller, { ...found.value, leaders }),
    withLinks(platform, media),
  ])
  const addMedia = keeps && !activity.cancelled
  return yes({
    now: platform.now,
    activity: cardOf(activity, platform.now),
    ...shown,
    media: pictures,
    erased: keeps
      ? (album?.erased ?? []).map(({ name, at, reason }) => ({ name, at, reason }))
      : [],
    people: people.map(personCard),
    sites: keeps ? OFFICIAL_SITES : [],
    may: {
      ...shown.may,
      addMedia,
      decideMedia: may('media.decide', relations),
      forms: may('forms.record', relations) && !activity.cancelled,
    },
  })
}

type Part = Pick<
  Shown,
  | 'draft'
  | 'revision'
  | 'counts'
  | 'register'
  | 'lacks'
  | 'hints'
  | 'alike'
  | 'sealed'
  | 'heads'
  | 'came'
  | 'undecided'
  | 'waiting'
  | 'corrections'
  | 'lateEntries'
> & {
  may: { edit: boolean; close: boolean; correct: boolean }
}

async function openPart(
  platform: Platform,
  caller: Caller,
  { activity: stored, relations, leaders }: OnActivity & Pick<RecordPeople, 'leaders'>,
): Promise<Part> {
  const { documents, now } = platform
  const activity = await withFinalList(platform, stored)
  const leads = relations.has('leader')
  const [record, arrivals, leaves, codes, matters, earlier] = await Promise.all([
    recordOf(documents, activity._id),
    arrivalsOf(documents, activity._id),
    leavesOf(documents, activity._id),
    lateCodesOf(documents, activity._id),
    resolutionsOf(documents, activity._id),
    leads ? recentMinutes(documents, activity.branchId) : [],
  ])
  const known = new Set(arrivals.map((one) => one.memberId))
  const draft = record?.draft ?? emptyDraft(activity, usualChair(leaders, known))
  const [came, doubt] = await Promise.all([
    cameToRoom(documents, activity, arrivals),
    leads ? hintAbout(platform, caller, wordsOf(draft)) : [],
  ])
  const revision = record?.revision ?? 0
  const register = registerOf({ roster: activity.roster, arrivals, leaves, closed: false })
  const own = leads
    ? recordHints(draft, { ...activity, matters: matters.length }, earlier)
    : { hints: [], alike: [] }
  return {
    draft,
    revision,
    counts: countsOf(register),
    register: register.map(registerRow),
    lacks: lacksOf(draft),
    hints: [...own.hints, ...doubt],
    alike: own.alike,
    undecided: matters.filter((one) => !one.result).map((one) => one.topic),
    heads: activity.heads?.count ?? null,
    came,
    waiting: codes.filter((one) => one.settled === null && !known.has(one.memberId)).length,
    corrections: [],
    lateEntries: [],
    sealed: null,
    may: {
      edit: !activity.cancelled,
      close: !activity.cancelled && now >= lastStarts(activity),
      correct: false,
    },
  }
}

async function sealedPart(
  platform: Platform,
  entryId: string,
  { activity, me, relations, keeps }: OnActivity & { keeps: boolean },
): Promise<Part> {
  const { documents } = platform
  const [entry, record, declared] = await Promise.all([
    entryOf(documents, entryId),
    recordOf(documents, activity._id),
    keeps ? lateEntriesOf(documents, activity._id) : [],
  ])
  if (!entry) throw new Error(`the sealed entry ${entryId} is missing`)
  return {
    draft: RecordDraft.parse(entry.sealed.record),
    revision: record?.revision ?? 0,
    counts: entry.line.counts,
    register: keeps ? entry.sealed.register.map(registerRow) : [],
    lacks: [],
    hints: [],
    alike: [],
    heads: null,
    came: inRoom(entry.sealed.register.filter((row) => row.state === 'present')).length,
    waiting: 0,
    undecided: [],
    corrections: entry.sealed.corrections.map(({ key: _, ...said }) => said),
    lateEntries: await waitingFor(platform, declared, me._id),
    sealed: {
      entryId: entry._id,
      sealedAt: entry.line.sealedAt,
      digest: entry.digest,
      daysAfter: daysBetween(dayOf(lastEnds(activity)), entry.line.sealedOn),
    },
    may: { edit: false, close: false, correct: may('record.correct', relations) },
  }
}

/** What is about to be closed for good, as far as somebody has typed it. */
const wordsOf = ({ content, outcome, resolution, segments }: RecordDraft) => [
  content,
  outcome,
  resolution,
  ...segments.map((one) => one.content),
]

/** Who takes part online sits in no room and is in no head-count. */
const inRoom = <T extends { method: string | null }>(came: readonly T[]): T[] =>
  came.filter((one) => one.method !== 'online')

/** Late entries that wait for a second person, with the name of who declared them. */
async function waitingFor(
  { documents }: Platform,
  declared: readonly LateEntry[],
  me: string,
): Promise<Shown['lateEntries']> {
  const open = declared.filter((one) => !one.ended)
  const names = await membersByIds(
    documents,
    open.map((one) => one.declaredBy),
  )
  return open.map((one) => ({
    memberId: one.memberId,
    name: one.name,
    reason: one.reason,
    declaredBy: names.find((person) => person._id === one.declaredBy)?.name ?? '',
    at: one.declaredAt,
    mine: one.declaredBy === me || one.memberId === me,
  }))
}

const registerRow = (row: LedgerEntry['sealed']['register'][number]): RegisterRow => ({
  memberId: row.memberId,
  name: row.name,
  standing: row.standing,
  state: row.state,
  ...(row.at === null ? {} : { at: row.at }),
  ...(row.state === 'present' ? { late: row.late } : {}),
})
