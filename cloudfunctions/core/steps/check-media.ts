import type { MediaItem } from '../domain/album'
import type { MediaVerdict } from '../domain/platform-event'
import type { Caller, Platform } from '../platform/ports'
import type { Activity } from '../store/activities'
import { albumOfTrace } from '../store/media'
import { forgetVerdict, keepVerdict, verdictKept } from '../store/verdicts'
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
    const early = await verdictKept(platform.documents, trace)
    if (early) await takeVerdict(early, platform)
  } catch (error) {
    platform.log.fault('media-check', error)
  }
}

/**
 * What the platform found about a picture, written down once. It may come before the picture's name at the check is
 * written down: then it is kept, and whoever comes second, this or the name, takes it. @returns how many pictures it was about
 */
export async function takeVerdict(verdict: MediaVerdict, platform: Platform): Promise<number> {
  const { documents, now, log } = platform
  if (await applied(verdict, platform)) {
    await forgetVerdict(documents, verdict.trace)
    return 1
  }
  if (!(await keepVerdict(documents, verdict, now))) log.info('verdict-dropped')
  return (await applied(verdict, platform)) ? 1 : 0
}

async function applied({ trace, check }: MediaVerdict, platform: Platform): Promise<boolean> {
  const album = await albumOfTrace(platform.documents, trace)
  const item = album?.items.find((one) => one.trace === trace)
  if (!album || !item) return false
  const about = { activityId: album._id, mediaId: item.mediaId }
  return (await changeMedia(platform, about, () => ({ trace: null, check }))).ok
}
