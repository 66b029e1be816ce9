import { MAX_PICTURES } from '../domain/media-strip'
import type { Platform } from '../platform/ports'
import type { MediaDoc } from '../store/media'

/** Links to private pictures live ten minutes and are never stored (platform §4.6). */
const LINK_SECONDS = 600

/** Pictures as a page shows them, with temporary links; to be called after the role check only. */
export async function withLinks(platform: Platform, docs: readonly MediaDoc[]) {
  const links = await platform.files.links(
    docs.map((doc) => doc.fileId),
    LINK_SECONDS,
  )
  return docs.map((doc, i) => ({
    mediaId: doc._id,
    url: links[i] ?? '',
    addedAt: doc.addedAt,
    addedLate: doc.addedLate,
  }))
}

export const isFull = (docs: readonly MediaDoc[]): boolean => docs.length >= MAX_PICTURES
