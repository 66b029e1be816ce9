import type { ActivityId, MediaId } from '../contract'
import type { Platform } from '../platform/ports'
import { activityOf, countChange } from '../store/activities'
import { albumOf, putAlbum } from '../store/media'

/**
 * Writes down that an album was looked after. What is lost leaves an open record; in a closed one, which says that it
 * was there, it is marked until it is found again.
 */
export const loseMedia = (
  { documents, now }: Platform,
  activityId: ActivityId,
  lost: ReadonlySet<MediaId>,
): Promise<void> =>
  documents.transact(async (tx) => {
    const [album, activity] = [await albumOf(tx, activityId), await activityOf(tx, activityId)]
    if (!album) return
    const open = activity !== null && activity.sealedAt === null
    const gone = album.items.some((one) => lost.has(one.mediaId))
    const items = album.items
      .filter((one) => !open || !lost.has(one.mediaId))
      .map((one) => ({ ...one, lost: lost.has(one.mediaId) }))
    await putAlbum(tx, { ...album, items, lookedAt: now })
    if (open && gone) await countChange(tx, activity)
  })
