import type { ActivityId, MediaId } from '../contract'
import type { MediaItem } from '../domain/album'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { albumOf, putAlbum } from '../store/media'

/**
 * Changes what is said about one picture, whether the record is open or closed: nothing that is sealed.
 * @param change what is different about it; must be repeatable
 * @returns refusals: `media-unknown`
 */
export const changeMedia = (
  { documents }: Platform,
  { activityId, mediaId }: { activityId: ActivityId; mediaId: MediaId },
  change: (item: MediaItem) => Partial<MediaItem>,
): Promise<Decision<{ mediaId: MediaId }>> =>
  documents.transact(async (tx) => {
    const album = await albumOf(tx, activityId)
    if (!album?.items.some((one) => one.mediaId === mediaId)) return refuse('media-unknown')
    const items = album.items.map((one) =>
      one.mediaId === mediaId ? { ...one, ...change(one) } : one,
    )
    await putAlbum(tx, { ...album, items })
    return yes({ mediaId })
  })
