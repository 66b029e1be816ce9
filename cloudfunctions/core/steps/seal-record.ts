import type { EntryId, RecordDraft } from '../contract'
import { MINUTE } from '../domain/calendar'
import { entryIdOf } from '../domain/identity'
import { ledgerLine } from '../domain/ledger-line'
import { decideClose, emptyDraft } from '../domain/record'
import { registerOf } from '../domain/register'
import { carriedOver, sealedResolution } from '../domain/resolution'
import { type SealKeys, sealEntry } from '../domain/seal'
import { Busy } from '../platform/documents'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activityOf } from '../store/activities'
import { markSealed } from '../store/activity-writes'
import { arrivalsOf } from '../store/arrivals'
import { leavesOf } from '../store/leaves'
import { entryOf, type LedgerEntry, newestAbout } from '../store/ledger'
import { mediaOf } from '../store/media'
import { membersByIds } from '../store/members'
import { recordOf } from '../store/records'
import { putResolution, type ResolutionDoc, resolutionsOf } from '../store/resolutions'
import { withFinalList } from './final-list'
import { nextPlace, placeEntry } from './place-entry'

const TRIES = 5

/** What a seal closes over; `activity` was read before anything that its version counts. */
export type ToSeal = Awaited<ReturnType<typeof readToSeal>>

/**
 * Reads what a seal closes over, in two stages: the activity and its minutes, then what these lead to. The minutes name
 * their own revision, so they may be read beside the activity.
 */
export async function readToSeal(
  { documents, ledgerSecrets }: Pick<Platform, 'documents' | 'ledgerSecrets'>,
  activityId: string,
) {
  const [activity, record] = await Promise.all([
    activityOf(documents, activityId),
    recordOf(documents, activityId),
  ])
  const writers = [record?.draft.chairId, record?.draft.recorderId].filter((id) => id != null)
  const [arrivals, leaves, media, resolutions, place, held, people] = await Promise.all([
    arrivalsOf(documents, activityId),
    leavesOf(documents, activityId),
    mediaOf(documents, activityId),
    resolutionsOf(documents, activityId),
    activity ? nextPlace(documents, activity.branchId, ledgerSecrets) : null,
    newestAbout(documents, activityId),
    membersByIds(documents, writers),
  ])
  const nameOf = (id: string | null) => people.find((one) => one._id === id)?.name ?? ''
  return { activity, record, arrivals, leaves, media, resolutions, place, held, nameOf }
}

/**
 * Seals an activity's record as the next entry of its branch's chain. When another record of the branch took the
 * place meanwhile, the next one is tried; when something it closes over changed meanwhile, it is read again.
 * @param first what was read already
 * @returns the entry; refusals: `activity-unknown`, those of {@link decideClose}
 */
export async function sealRecord(
  platform: Platform,
  activityId: string,
  { given, first }: { given: number; first: ToSeal },
): Promise<Decision<LedgerEntry>> {
  const { documents, now, ledgerSecrets: keys } = platform
  let read = first
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (!read.activity || !read.place) return refuse('activity-unknown')
    const activity = await withFinalList(platform, read.activity)
    // somebody else closed it between two readings: the entry there is the answer
    if (activity.entryId) return yes(await sealedEntry(documents, activity.entryId))
    if (activity.version !== read.activity.version) {
      read = await readToSeal(platform, activityId)
      continue
    }
    const { record, held, place } = read
    // the chain holds it although the day does not say so: a record is closed once, the day is made to name it again
    if (held) return nameAgain(platform, held)
    const draft = record?.draft ?? emptyDraft(activity)
    const decision = decideClose(activity, { stored: record?.revision ?? 0, given }, { draft, now })
    if (!decision.ok) return decision
    const entry = entryOn({ ...read, place }, activity, { draft, now, keys })
    const undecided = read.resolutions.filter((one) => !one.result)
    const placed = await put(platform, entry, {
      ...{ revision: given, version: activity.version, undecided },
    })
    if (placed !== 'taken' && placed !== 'moved') return placed
    read = await readToSeal(platform, activityId)
  }
  throw new Busy('the chain of the branch moved on all the time')
}

/** The next entry of the chain, closed. */
function entryOn(
  read: ToSeal & { place: { seq: number; previous: string } },
  activity: Activity,
  { draft, now, keys }: { draft: RecordDraft; now: number; keys: SealKeys },
): LedgerEntry {
  const { arrivals, leaves, media, nameOf } = read
  const { seq, previous } = read.place
  const matters = read.resolutions.map((one) =>
    sealedResolution(one.result ? one : carriedOver(one, now)),
  )
  const register = registerOf({ roster: activity.roster, arrivals, leaves, closed: true })
  const line = ledgerLine({
    activity,
    draft,
    chair: nameOf(draft.chairId),
    recorder: nameOf(draft.recorderId),
    register,
    mediaCount: media.length,
    matters,
    seq,
    sealedAt: now,
  })
  return sealEntry(
    {
      _id: entryIdOf(activity.branchId, seq),
      branchId: activity.branchId,
      branchName: activity.branchName,
      seq,
      year: Number(activity.month.slice(0, 4)),
      activityId: activity._id,
      sealedAt: now,
      line,
      sealed: {
        record: { ...draft },
        register: register.map(({ group: _, ...row }) => row),
        resolutions: matters,
        media: media.map((one) => one.sha256),
        corrections: [],
      },
      previous,
    },
    keys,
  )
}

/** Entry and activity, and what is carried, are written together, and only while everything sealed is still as it was read. */
const put = (
  { documents, ledgerSecrets }: Platform,
  entry: LedgerEntry,
  read: { revision: number; version: number; undecided: readonly ResolutionDoc[] },
) =>
  documents.transact(async (tx): Promise<Decision<LedgerEntry> | 'taken' | 'moved'> => {
    const activity = await activityOf(tx, entry.activityId)
    if (!activity) return refuse('activity-unknown')
    if (activity.entryId) return yes(await sealedEntry(tx, activity.entryId))
    if (activity.cancelled) return refuse('activity-cancelled')
    const record = await recordOf(tx, entry.activityId)
    if ((record?.revision ?? 0) !== read.revision) return refuse('record-changed')
    if (activity.version !== read.version) return 'moved'
    if (await entryOf(tx, entry._id)) return 'taken'
    for (const one of read.undecided) await putResolution(tx, carriedOver(one, entry.sealedAt))
    await placeEntry(tx, entry, ledgerSecrets)
    await markSealed(tx, entry.activityId, {
      sealedAt: entry.sealedAt,
      entryId: entry._id,
      presentCount: entry.line.counts.present,
      recheckAt: entry.sealedAt + CALLS_OVER,
    })
    return yes(entry)
  })

/** Of a record that is closed already. */
const nameAgain = ({ documents }: Platform, { _id, activityId, line }: LedgerEntry) =>
  documents.transact(async (tx): Promise<Decision<LedgerEntry>> => {
    const activity = await activityOf(tx, activityId)
    if (!activity) return refuse('activity-unknown')
    const entryId = activity.entryId ?? _id
    if (!activity.entryId) {
      const { sealedAt, counts } = line
      await markSealed(tx, activityId, { sealedAt, entryId, presentCount: counts.present })
    }
    return yes(await sealedEntry(tx, entryId))
  })

/**
 * Longer than any call that began before the closing takes. A code that was read before it may be written after it, and
 * codes that were kept may wait for the recorder's word still, so every register is looked at once more.
 */
const CALLS_OVER = 2 * MINUTE

/** An entry that an activity names; it cannot be missing. */
export async function sealedEntry(
  db: Parameters<typeof entryOf>[0],
  entryId: EntryId,
): Promise<LedgerEntry> {
  const entry = await entryOf(db, entryId)
  if (!entry) throw new Error(`the sealed entry ${entryId} is missing`)
  return entry
}
