import type { ActivityId, Instant, MediaId } from '../contract'
import type { MediaItem } from '../domain/album'
import { pathOf, rootOf } from '../domain/upload'
import type { PointDocuments } from '../platform/ports'
import { putLoose } from '../store/loose-files'
import { type Album, albumOf, putAlbum } from '../store/media'

/**
 * Takes one picture out of its album; in the same step its file is loose. Null when it is not there.
 * @param tombstone what stays of it
 */
export async function letGo(
  tx: PointDocuments,
  { activityId, mediaId }: { activityId: ActivityId; mediaId: MediaId },
  now: Instant,
  tombstone?: Album['erased'][number],
): Promise<MediaItem | null> {
  const album = await albumOf(tx, activityId)
  const item = album?.items.find((one) => one.mediaId === mediaId)
  if (!album || !item) return null
  const items = album.items.filter((one) => one !== item)
  const erased = tombstone ? [...album.erased, tombstone] : album.erased
  await putAlbum(tx, { ...album, items, erased })
  const { fileId } = item
  const loose = { activityId, root: rootOf(fileId), paths: [pathOf(fileId)] }
  await putLoose(tx, mediaId, { ...loose, due: now, going: false })
  return item
}
