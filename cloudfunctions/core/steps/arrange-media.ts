import type { ActivityId } from '../contract'
import { decideArranging, type MediaItem, type Wanted } from '../domain/album'
import type { Platform } from '../platform/ports'
import { type Decision, refuse } from '../refuse'
import { albumOf, putAlbum } from '../store/media'

/** @returns the pictures as they are shown now; refusals of {@link decideArranging} */
export const arrangeMedia = (
  { documents }: Platform,
  { activityId, media }: { activityId: ActivityId; media: readonly Wanted[] },
  sealed: boolean,
): Promise<Decision<MediaItem[]>> =>
  documents.transact(async (tx) => {
    const album = await albumOf(tx, activityId)
    if (!album) return refuse('media-unknown')
    const items = decideArranging(album.items, media, sealed)
    if (items.ok) await putAlbum(tx, { ...album, items: items.value })
    return items
  })
