import type { MediaItem } from '../domain/album'
import type { MediaVerdict } from '../domain/platform-event'
import type { Caller, Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { albumOfTrace } from '../store/media'
import { changeMedia } from './change-media'

/** The platform fetches the picture within half an hour (platform §5.1). */
const LINK_SECONDS = 3600

/**
 * Asks the platform to look at a picture; what it finds is pushed later. There is no check of clips. That it cannot be
 * asked keeps nobody from anything.
 */
export async function askAbout(
  platform: Platform,
  { openid }: Caller,
  { _id }: Pick<Activity, '_id'>,
  { mediaId, kind, fileId }: MediaItem,
): Promise<void> {
  if (kind === 'clip') return
  try {
    const [url] = await platform.files.links([fileId], LINK_SECONDS)
    if (!url) return
    const trace = await platform.wechat.checkPicture(url, openid)
    await changeMedia(platform, { activityId: _id, mediaId }, () => ({ trace }))
  } catch (error) {
    platform.log.fault('media-check', error)
  }
}

/** What the platform found about a picture, written down once. @returns how many pictures it was about */
export async function takeVerdict(
  { trace, check }: MediaVerdict,
  platform: Platform,
): Promise<number> {
  const album = await albumOfTrace(platform.documents, trace)
  const item = album?.items.find((one) => one.trace === trace)
  if (!album || !item) return 0
  const about = { activityId: album._id, mediaId: item.mediaId }
  const taken = await changeMedia(platform, about, () => ({ trace: null, check }))
  return taken.ok ? 1 : 0
}
