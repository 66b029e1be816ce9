import type { ActivityId, EntryId, MediaId, MemberId } from '../contract'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { albumOf } from '../store/media'
import { appendEntry } from './append-entry'
import { letGo } from './let-go'
import { clearLooseOf } from './loose-files'

type Wish = { activityId: ActivityId; mediaId: MediaId; reason: string }

/**
 * The next entry of the chain without the picture's digest, the tombstone and the loose file in one step; then the
 * bytes. A retry finds the tombstone and removes what is left.
 * @returns refusals: `not-sealed`, `media-unknown`
 */
export async function eraseMedia(
  platform: Platform,
  { activityId, mediaId, reason }: Wish,
  by: { _id: MemberId; name: string },
): Promise<Decision<EntryId | null>> {
  const { documents, now } = platform
  const album = await albumOf(documents, activityId)
  const item = album?.items.find((one) => one.mediaId === mediaId)
  const before = album?.erased.some((one) => one.mediaId === mediaId)
  if (!item && !before) return refuse('media-unknown')
  const tombstone = { mediaId, by: by._id, name: by.name, at: now, reason }
  const entry = item
    ? await appendEntry<null>(
        platform,
        activityId,
        ({ line, sealed }) =>
          yes({
            addition: { kind: 'media_removed', key: mediaId, name: by.name, reason, details: {} },
            line: { mediaCount: Math.max(0, line.mediaCount - 1) },
            sealed: { media: sealed.media.filter((digest) => digest !== item.sha256) },
          }),
        // somebody erased it meanwhile
        async (tx) =>
          (await letGo(tx, { activityId, mediaId }, now, tombstone)) ? null : yes(null),
      )
    : yes(null)
  if (entry.ok) await clearLooseOf(platform, mediaId)
  return entry
}
