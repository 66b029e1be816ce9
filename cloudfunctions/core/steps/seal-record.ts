import type { EntryId } from '../contract'
import { entryIdOf } from '../domain/identity'
import { ledgerLine } from '../domain/ledger-line'
import { decideClose, emptyDraft } from '../domain/record'
import { registerOf } from '../domain/register'
import { GENESIS, sealEntry } from '../domain/seal'
import { Busy } from '../platform/documents'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type Activity, activityOf } from '../store/activities'
import { markSealed } from '../store/activity-writes'
import { arrivalsOf } from '../store/arrivals'
import { leavesOf } from '../store/leaves'
import { entryOf, headOf, type LedgerEntry, putEntry } from '../store/ledger'
import { mediaOf } from '../store/media'
import { membersByIds } from '../store/members'
import { type RecordDoc, recordOf } from '../store/records'
import { withFinalList } from './final-list'

const TRIES = 5
type Content = Omit<LedgerEntry, '_id' | 'seq' | 'previous' | 'digest' | 'line'> & {
  lineAt(seq: number): LedgerEntry['line']
}

/**
 * Seals an activity's record as the next entry of its branch's chain. When another record of the branch took the
 * place meanwhile, the next one is tried; when something it closes over changed meanwhile, it is read again.
 * @returns the entry's id; refusals of {@link decideClose}
 */
export async function sealRecord(
  platform: Platform,
  stored: Activity,
  given: number,
): Promise<Decision<EntryId>> {
  const { documents, now } = platform
  let activity = await withFinalList(platform, stored)
  const record = await recordOf(documents, activity._id)
  const draft = record?.draft ?? emptyDraft(activity.recorderId)
  const decision = decideClose(activity, { stored: record?.revision ?? 0, given }, { draft, now })
  if (!decision.ok) return decision
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [content, head] = await Promise.all([
      contentOf(platform, activity, draft),
      headOf(documents, activity.branchId),
    ])
    const { version } = activity
    const placed = await place(platform, entryAfter(head, content), { revision: given, version })
    if (placed !== 'taken' && placed !== 'moved') return placed
    if (placed === 'moved') activity = (await activityOf(documents, activity._id)) ?? activity
  }
  throw new Busy('the chain of the branch moved on all the time')
}

/** What is sealed, whatever place in the chain it gets. */
async function contentOf(
  { documents, now }: Platform,
  activity: Activity,
  draft: RecordDoc['draft'],
): Promise<Content> {
  const writers = [draft.chairId, draft.recorderId].filter((id) => id !== null)
  const [arrivals, leaves, media, people] = await Promise.all([
    arrivalsOf(documents, activity._id),
    leavesOf(documents, activity._id),
    mediaOf(documents, activity._id),
    membersByIds(documents, writers),
  ])
  const nameOf = (id: string | null) => people.find((one) => one._id === id)?.name ?? ''
  const register = registerOf({ roster: activity.roster, arrivals, leaves, closed: true })
  const facts = {
    activity,
    draft,
    chair: nameOf(draft.chairId),
    recorder: nameOf(draft.recorderId),
    register,
    mediaCount: media.length,
    sealedAt: now,
  }
  return {
    branchId: activity.branchId,
    branchName: activity.branchName,
    year: Number(activity.month.slice(0, 4)),
    activityId: activity._id,
    sealedAt: now,
    lineAt: (seq) => ledgerLine({ ...facts, seq }),
    sealed: {
      record: { ...draft },
      register: register.map(({ group: _, ...row }) => row),
      resolutions: [],
      media: media.map((one) => one.sha256),
      corrections: [],
    },
  }
}

function entryAfter(head: LedgerEntry | null, { lineAt, ...content }: Content): LedgerEntry {
  const seq = (head?.seq ?? 0) + 1
  return sealEntry({
    _id: entryIdOf(content.branchId, seq),
    ...content,
    seq,
    line: lineAt(seq),
    previous: head?.digest ?? GENESIS,
  })
}

/** Entry and activity are written together, and only while everything sealed is still as it was read. */
const place = (
  { documents }: Platform,
  entry: LedgerEntry,
  read: { revision: number; version: number },
) =>
  documents.transact(async (tx): Promise<Decision<EntryId> | 'taken' | 'moved'> => {
    const activity = await activityOf(tx, entry.activityId)
    if (!activity) return refuse('activity-unknown')
    if (activity.entryId) return yes(activity.entryId)
    if (activity.cancelled) return refuse('activity-cancelled')
    const record = await recordOf(tx, entry.activityId)
    if ((record?.revision ?? 0) !== read.revision) return refuse('record-changed')
    if (activity.version !== read.version) return 'moved'
    if (await entryOf(tx, entry._id)) return 'taken'
    await putEntry(tx, entry)
    await markSealed(tx, entry.activityId, {
      sealedAt: entry.sealedAt,
      entryId: entry._id,
      presentCount: entry.line.counts.present,
    })
    return yes(entry._id)
  })
