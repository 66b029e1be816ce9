import type { Platform } from '../core/platform/ports'
import { dropPictures } from '../core/steps/pictures'
import { mediaLeaving } from '../core/store/media'

/** Files removed in one question (platform §4.6). */
const AT_MOST = 50

/** Removes the bytes of pictures that were taken away when the run that did so broke off (F6). @returns how many */
export async function dropLeaving(platform: Platform): Promise<number> {
  const leaving = await mediaLeaving(platform.documents, AT_MOST)
  if (leaving.length > 0) await dropPictures(platform, leaving)
  return leaving.length
}
