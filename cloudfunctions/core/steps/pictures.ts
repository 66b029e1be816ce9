import { MAX_PICTURES } from '../domain/media-strip'
import type { Platform } from '../platform/ports'
import { type MediaDoc, removeMedia } from '../store/media'

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

/** The bytes of pictures taken away, then the pictures themselves; repeated after a run that broke off. */
export async function dropPictures(
  { documents, files }: Platform,
  docs: readonly MediaDoc[],
): Promise<void> {
  await files.remove(docs.map((doc) => doc.fileId))
  for (const doc of docs) await removeMedia(documents, doc._id)
}

export const isFull = (docs: readonly MediaDoc[]): boolean => docs.length >= MAX_PICTURES
