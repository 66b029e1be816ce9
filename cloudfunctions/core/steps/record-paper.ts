import { RecordDraft } from '../contract'
import { dayOf, instantOf, yearOf } from '../domain/calendar'
import { ledgerLine } from '../domain/ledger-line'
import { monthCounted } from '../domain/obligation'
import { nameOn } from '../domain/organisation'
import { emptyDraft } from '../domain/record'
import type { RecordPaper } from '../domain/record-paper'
import { type Publicity, resolvedOf } from '../domain/record-resolutions'
import { registerOf } from '../domain/register'
import { sealedResolution } from '../domain/resolution'
import type { Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { arrivalsOf } from '../store/arrivals'
import { leavesOf } from '../store/leaves'
import type { LedgerEntry } from '../store/ledger'
import { mediaOf } from '../store/media'
import { membersByIds } from '../store/members'
import { daysOfBranches, type MonthDay } from '../store/month-days'
import { orgOf } from '../store/orgs'
import { recordOf } from '../store/records'
import { type ResolutionDoc, resolutionsOf } from '../store/resolutions'
import { withFinalList } from './final-list'
import { plannedThemes } from './planned-themes'
import { sealedEntry } from './seal-record'

/** What stands around a record: the unit as it was named on the day, the days of the year, the plan. */
export type Around = {
  unitName: string
  days: readonly Pick<MonthDay, '_id' | 'startsAt' | 'cancelled'>[]
  plannedTheme: string | null
}

/**
 * The record form of an activity: from its sealed entry, or from the draft as it stands (domain §4.2). Two stages, as many
 * questions for a full register as for an empty one.
 */
export async function recordPaper(platform: Platform, activity: Activity): Promise<RecordPaper> {
  const { documents } = platform
  const year = yearOf(activity.startsAt)
  const counted = monthCounted(activity)
  const [unit, days, plannedFor, matters, written] = await Promise.all([
    orgOf(documents, activity.unitId),
    daysOfBranches(documents, [activity.branchId], {
      from: instantOf(`${year}-01-01`, '00:00'),
      to: instantOf(`${year + 1}-01-01`, '00:00'),
    }),
    plannedThemes(documents, activity.branchId, [counted]),
    resolutionsOf(documents, activity._id),
    activity.entryId
      ? sealedEntry(documents, activity.entryId).then(
          (entry) => (of: Matters) => sealedPart(entry, of),
        )
      : draftPart(platform, activity),
  ])
  const around = {
    unitName: unit ? nameOn(unit, dayOf(activity.startsAt)) : '',
    days,
    plannedTheme: plannedFor(counted),
  }
  return paperOf(activity, around, written(matters))
}

type Matters = readonly ResolutionDoc[]
/** What became of each matter by now. */
const publicityIn =
  (matters: Matters) =>
  (resolutionId: string): Publicity => {
    const one = matters.find(({ _id }) => _id === resolutionId)
    if (one && one.readable !== null) return 'published'
    return one?.publication?.state === 'kept' ? 'kept' : 'open'
  }

type Written = Pick<
  RecordPaper,
  'line' | 'record' | 'register' | 'resolutions' | 'corrections' | 'digest'
>

/** A record form from what was read. */
export const paperOf = (activity: Activity, around: Around, written: Written): RecordPaper => ({
  unitName: around.unitName,
  nth: nthOf(activity, around.days),
  plannedTheme: around.plannedTheme,
  planned: activity.revisions[0]?.before ?? activity,
  branchName: activity.branchName,
  ...written,
})

/** Place among the days of the year that were not called off. */
const nthOf = (activity: Activity, days: Around['days']): number =>
  days.filter((one) => !one.cancelled && one.startsAt < activity.startsAt).length + 1

/** @param matters of the activity as they stand now: what is public of them */
export const sealedPart = (entry: LedgerEntry, matters: Matters): Written => ({
  line: entry.line,
  record: RecordDraft.parse(entry.sealed.record),
  register: entry.sealed.register,
  resolutions: resolvedOf(entry.sealed.resolutions, publicityIn(matters)),
  corrections: entry.sealed.corrections,
  digest: entry.digest,
})

async function draftPart(
  platform: Platform,
  stored: Activity,
): Promise<(matters: Matters) => Written> {
  const { documents, now } = platform
  const activity = await withFinalList(platform, stored)
  const [record, arrivals, leaves, media] = await Promise.all([
    recordOf(documents, activity._id),
    arrivalsOf(documents, activity._id),
    leavesOf(documents, activity._id),
    mediaOf(documents, activity._id),
  ])
  const draft = record?.draft ?? emptyDraft(activity)
  const writers = [draft.chairId, draft.recorderId].filter((id) => id !== null)
  const people = await membersByIds(documents, writers)
  const nameOf = (id: string | null) => people.find((one) => one._id === id)?.name ?? ''
  const register = registerOf({ roster: activity.roster, arrivals, leaves, closed: false })
  return (matters) => {
    const sealed = matters.map(sealedResolution)
    const line = ledgerLine({
      activity,
      draft,
      chair: nameOf(draft.chairId),
      recorder: nameOf(draft.recorderId),
      register,
      mediaCount: media.length,
      matters: sealed,
      seq: 0,
      sealedAt: now,
    })
    const resolutions = resolvedOf(sealed, publicityIn(matters))
    return { line, record: draft, register, resolutions, corrections: [], digest: null }
  }
}
