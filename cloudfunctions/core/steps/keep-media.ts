import { createHash } from 'node:crypto'
import type { Instant } from '../contract'
import { decideRoom, type MediaItem } from '../domain/album'
import { type Clean, cleanMedia, MAX_CLIP_MS, mostBytes } from '../domain/clean-media'
import { idFrom, mediaIdOf } from '../domain/identity'
import { pathOf, rootOf } from '../domain/upload'
import { Busy } from '../platform/documents'
import type { Platform, PointDocuments } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { activityOf, countChange } from '../store/activities'
import { looseOf, putLoose } from '../store/loose-files'
import { type Album, albumOf, putAlbum } from '../store/media'
import { appendEntry } from './append-entry'
import { clearLooseOf } from './loose-files'
import type { OnActivity } from './on-activity'

/** As long as an upload may wait to be kept before it is taken for forgotten; a run takes seconds. */
const TEN_MINUTES = 600_000

/**
 * Keeps an upload: cleaned, stored privately, recorded. Before a byte is stored it is named among the loose files, and
 * in the step that records it, it stops being loose: wherever a run breaks off, a retry or the timer finds what is left.
 * @returns refusals: `media-missing`, `media-not-picture`, `media-too-large`, `media-too-long`, `media-too-many`,
 * `media-one-kind`, `media-unknown` for one that was erased, `activity-cancelled`
 */
export async function keepMedia(
  platform: Platform,
  on: OnActivity,
  fileId: string,
): Promise<Decision<MediaItem>> {
  const { activity } = on
  const { documents, files, now } = platform
  const incoming = pathOf(fileId)
  const mediaId = mediaIdOf(activity._id, incoming)
  const loose = { mediaId, root: rootOf(fileId), left: [incoming] }
  const album = await albumOf(documents, activity._id)
  const known = album?.items.find((one) => one.mediaId === mediaId)
  const item = known ? yes(known) : await takeIn()
  // sent once more after it was kept: the original with its metadata never stays (F6)
  if (known && (await files.remove([fileId])).length > 0) throw new Busy('an upload stays')
  await clearLooseOf(platform, mediaId)
  return item

  /** A call beside this one may have kept it and removed the upload. */
  async function keptMeanwhile(): Promise<Decision<MediaItem>> {
    const album = await albumOf(documents, activity._id)
    const kept = album?.items.find((one) => one.mediaId === mediaId)
    return kept ? yes(kept) : refuse('media-missing')
  }

  async function takeIn(): Promise<Decision<MediaItem>> {
    await startOn(platform, on, loose, [incoming])
    const bytes = await files.get(fileId)
    if (!bytes) return keptMeanwhile()
    const clean = decideTaking(bytes)
    if (!clean.ok) return clean
    const room = decideRoom(album?.items ?? [], clean.value.kind)
    const sha256 = digestOf(clean.value.bytes)
    const twin = album?.items.find((one) => one.sha256 === sha256)
    if (twin) return yes(twin)
    if (!room.ok) return room
    const kept = `media/${activity._id}/${idFrom('x', 19, incoming)}.${clean.value.ending}`
    await startOn(platform, on, loose, [incoming, kept])
    const stored = await files.put(kept, clean.value.bytes)
    const { kind, durationMs } = clean.value
    const made = newItem({ mediaId, kind, durationMs, fileId: stored, sha256 }, on, now)
    return record(platform, on, { ...made, bytes: clean.value.bytes.length }, loose)
  }
}

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

function decideTaking(bytes: Uint8Array): Decision<Clean> {
  if (bytes.length > mostBytes(bytes)) return refuse('media-too-large')
  const clean = cleanMedia(bytes)
  if (!clean) return refuse('media-not-picture')
  return (clean.durationMs ?? 0) > MAX_CLIP_MS ? refuse('media-too-long') : yes(clean)
}

const newItem = (
  facts: Pick<MediaItem, 'mediaId' | 'kind' | 'durationMs' | 'fileId' | 'sha256'>,
  { activity, me }: OnActivity,
  now: Instant,
): Omit<MediaItem, 'bytes'> => ({
  ...facts,
  caption: '',
  addedBy: me._id,
  addedAt: now,
  addedLate: activity.sealedAt !== null,
  trace: null,
  check: 'none',
  decision: null,
  inCopy: true,
  copyReason: '',
  lost: false,
  archive: false,
})

/** What stays loose when the upload has been kept: the upload itself. */
type Loose = { mediaId: MediaItem['mediaId']; root: string; left: string[] }

/** Names files before they are built on, unless somebody is removing them at this moment. */
async function startOn(
  { documents, now }: Platform,
  { activity }: OnActivity,
  { mediaId, root }: Loose,
  paths: string[],
): Promise<void> {
  const started = await documents.transact(async (tx) => {
    const before = await looseOf(tx, mediaId)
    if (before?.going) return false
    const all = [...new Set([...(before?.paths ?? []), ...paths])]
    const due = now + TEN_MINUTES
    const facts = { activityId: activity._id, root, paths: all, due, going: false }
    await putLoose(tx, mediaId, facts)
    return true
  })
  if (!started) throw new Busy('what an earlier try left is being removed')
}

/** Records it in the open record, or as a sealed addition to the closed one (domain §7 #14). */
async function record(
  platform: Platform,
  { activity, me }: OnActivity,
  item: MediaItem,
  loose: Loose,
): Promise<Decision<MediaItem>> {
  const { documents, now } = platform
  const open = await documents.transact(async (tx) => {
    const current = await activityOf(tx, activity._id)
    if (!current || current.cancelled) return refuse('activity-cancelled')
    if (current.sealedAt !== null) return 'sealed'
    const inserted = await insert(tx, activity, { ...item, addedLate: false }, { loose, now })
    if (!inserted.ok) return inserted
    if (inserted.value.fresh) await countChange(tx, current)
    return yes(inserted.value.item)
  })
  if (open !== 'sealed') return open
  const late = { ...item, addedLate: true }
  const { mediaId, sha256, kind } = item
  const details = { sha256, kind }
  const added = await appendEntry<MediaItem>(
    platform,
    activity._id,
    ({ line, sealed }) =>
      yes({
        addition: { kind: 'media', key: mediaId, name: me.name, reason: '', details },
        line: { mediaCount: line.mediaCount + 1 },
        sealed: { media: [...sealed.media, sha256] },
      }),
    async (tx) => {
      const inserted = await insert(tx, activity, late, { loose, now })
      if (!inserted.ok) return inserted
      return inserted.value.fresh ? null : yes(inserted.value.item)
    },
  )
  if (!added.ok) return added
  return yes(typeof added.value === 'object' ? added.value : late)
}

/** One more in the album, and its file not loose any longer. Gives back what this upload or a twin became before. */
async function insert(
  tx: PointDocuments,
  activity: { _id: Album['_id']; branchId: Album['branchId'] },
  item: MediaItem,
  { loose: { left, root }, now }: { loose: Loose; now: Instant },
): Promise<Decision<{ item: MediaItem; fresh: boolean }>> {
  const { mediaId, sha256 } = item
  const album = (await albumOf(tx, activity._id)) ?? newAlbum(activity, now)
  if (album.erased.some((one) => one.mediaId === mediaId)) return refuse('media-unknown')
  const known = album.items.find((one) => one.mediaId === mediaId || one.sha256 === sha256)
  if (known) return yes({ item: known, fresh: false })
  const room = decideRoom(album.items, item.kind)
  if (!room.ok) return room
  const loose = await looseOf(tx, mediaId)
  if (!loose || loose.going) throw new Busy('its bytes were removed meanwhile')
  await putAlbum(tx, { ...album, items: [...album.items, item] })
  const facts = { activityId: activity._id, root, paths: left, due: now, going: false }
  await putLoose(tx, mediaId, facts)
  return yes({ item, fresh: true })
}

const newAlbum = (
  { _id, branchId }: Pick<Album, '_id' | 'branchId'>,
  lookedAt: Instant,
): Album => ({ _id, branchId, items: [], erased: [], traces: [], lookedAt })
