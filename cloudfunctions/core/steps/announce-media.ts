import type { ActivityId, MediaId } from '../contract'
import type { Platform } from '../platform/ports'
import { looseOf, putLoose } from '../store/loose-files'

const A_DAY = 24 * 3600_000

/** Names uploads before they are sent, all in one step. What is being removed is left alone. */
export const announceMedia = (
  { documents, now }: Platform,
  activityId: ActivityId,
  named: readonly { path: string; mediaId: MediaId }[],
): Promise<void> =>
  documents.transact(async (tx) => {
    for (const { path, mediaId } of named) {
      const before = await looseOf(tx, mediaId)
      if (before?.going) continue
      const paths = [...new Set([...(before?.paths ?? []), path])]
      const root = before?.root ?? null
      await putLoose(tx, mediaId, { activityId, root, paths, due: now + A_DAY, going: false })
    }
  })
