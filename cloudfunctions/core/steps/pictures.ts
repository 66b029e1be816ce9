import type { Media } from '../contract'
import { isHeld, type MediaItem } from '../domain/album'
import type { Platform } from '../platform/ports'

/** Links to private pictures live ten minutes and are never stored (platform §4.6). */
const LINK_SECONDS = 600

/** Pictures as a page shows them, with temporary links; to be called after the role check only. */
export async function withLinks(platform: Platform, items: readonly MediaItem[]): Promise<Media[]> {
  const links = await platform.files.links(
    items.map((item) => item.fileId),
    LINK_SECONDS,
  )
  return items.map((item, i) => ({
    mediaId: item.mediaId,
    kind: item.kind,
    url: links[i] ?? '',
    caption: item.caption,
    addedAt: item.addedAt,
    addedLate: item.addedLate,
    held: isHeld(item),
    inCopy: item.inCopy,
    archive: item.archive,
  }))
}
