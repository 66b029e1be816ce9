import type { Platform } from '../core/platform/ports'
import { loseMedia } from '../core/steps/lose-media'
import { albumsLookedBefore } from '../core/store/media'
import { forgetVerdictsBefore } from '../core/store/verdicts'

const DAY = 24 * 3600_000
const A_WEEK = 7 * DAY
/** Nine pictures each, and at most fifty links in one question (platform §4.6). */
const AT_MOST = 5

/**
 * Makes sure, a few records at a time and each once a week, that the bytes are where the records say; and forgets what was
 * found about pictures that nobody asked for any more.
 * @returns how many were lost
 */
export async function lookAfterMedia(platform: Platform): Promise<number> {
  const { documents, files, now } = platform
  await forgetVerdictsBefore(documents, now - DAY)
  const albums = await albumsLookedBefore(documents, now - A_WEEK, AT_MOST)
  const all = albums.flatMap((album) => album.items)
  // a storage that does not say keeps every record as it is until the next run
  const there = await files.there(all.map((one) => one.fileId))
  const gone = all.filter((_, i) => !there[i])
  const lost = new Set(gone.map((one) => one.mediaId))
  for (const album of albums) await loseMedia(platform, album._id, lost)
  return gone.filter((one) => !one.lost).length
}
