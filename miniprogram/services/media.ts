import type { ActivityId, Input } from '../../typings/contract'
import type { KeptPicture } from '../lib/kept-pictures'
import { randomName } from '../lib/request-key'
import { call } from './call'

export const announceMedia = (input: Input<'media.announce'>) => call('media.announce', input)
export const addMedia = (input: Input<'media.add'>) => call('media.add', input)
export const arrangeMedia = (input: Input<'media.arrange'>) => call('media.arrange', input)
export const decideMedia = (input: Input<'media.decide'>) => call('media.decide', input)
export const archiveMedia = (input: Input<'media.archive'>) => call('media.archive', input)
export const publishMedia = (input: Input<'media.publicity'>) => call('media.publicity', input)
export const showMedia = (activityId: ActivityId) => call('media.show', { activityId })
export const eraseMedia = (input: Input<'media.erase'>) => call('media.erase', input)
export const removeMedia = (activityId: ActivityId, mediaId: string) =>
  call('media.remove', { activityId, mediaId })

const QUALITY = 80
/** Pixels of the longer side: enough for print, light enough for a weak network. */
const LONGEST = 2000
/** Bytes above which a clip is made smaller on the phone. */
const LARGE_CLIP = 8 * 1024 * 1024
/** Seconds of a clip (C4.3c: a short one). */
const CLIP_SECONDS = 60
/** Pictures of one activity. */
const MOST = 9
const ENDINGS = ['jpg', 'png', 'heic', 'mp4', 'mov'] as const

type Chosen = { path: string; kind: 'picture' | 'clip'; size: number; seconds: number }

/**
 * Pictures from the album or the camera, or one clip where there are none yet.
 * @returns empty when the person turned back
 */
export const chooseMedia = (have: number): Promise<Chosen[]> =>
  new Promise((resolve) => {
    wx.chooseMedia({
      count: Math.max(1, MOST - have),
      mediaType: have > 0 ? ['image'] : ['image', 'video'],
      sizeType: ['compressed'],
      maxDuration: CLIP_SECONDS,
      success: ({ tempFiles }) =>
        resolve(
          tempFiles.map(({ tempFilePath, fileType, size, duration }) => ({
            path: tempFilePath,
            kind: fileType === 'video' ? 'clip' : 'picture',
            size,
            seconds: duration ?? 0,
          })),
        ),
      fail: () => resolve([]),
    })
  })

/** Longer than a clip may be; half a second over is the camera's own. */
export const isTooLong = ({ kind, seconds }: Chosen): boolean =>
  kind === 'clip' && seconds > CLIP_SECONDS + 1

/** Sides to shrink to; empty when it is small enough or nobody knows. */
const sidesOf = (src: string): Promise<{ compressedWidth?: number; compressedHeight?: number }> =>
  new Promise((resolve) => {
    wx.getImageInfo({
      src,
      success: ({ width, height }) => {
        const scale = LONGEST / Math.max(width, height)
        const shrunk = (side: number) => Math.round(side * scale)
        resolve(
          scale < 1 ? { compressedWidth: shrunk(width), compressedHeight: shrunk(height) } : {},
        )
      },
      fail: () => resolve({}),
    })
  })

/** A smaller copy; the thing itself when the phone cannot make one (iOS compresses only JPEG). */
async function smaller({ path, kind, size }: Chosen): Promise<string> {
  if (kind === 'clip' && size <= LARGE_CLIP) return path
  const sides = kind === 'clip' ? {} : await sidesOf(path)
  return new Promise((resolve) => {
    const made = {
      success: ({ tempFilePath }: { tempFilePath: string }) => resolve(tempFilePath),
      fail: () => resolve(path),
    }
    if (kind === 'picture') wx.compressImage({ src: path, quality: QUALITY, ...sides, ...made })
    else wx.compressVideo({ src: path, quality: 'medium', ...made } as never)
  })
}

/** A copy that outlives the app; the thing itself when there is no room for one. */
const saved = (tempFilePath: string, name: string): Promise<string> =>
  new Promise((resolve) => {
    wx.getFileSystemManager().saveFile({
      tempFilePath,
      filePath: `${wx.env.USER_DATA_PATH}/${name}`,
      success: ({ savedFilePath }) => resolve(String(savedFilePath)),
      fail: () => resolve(tempFilePath),
    })
  })

/** Makes it small and keeps it on the phone until the record has it. */
export async function prepared(activityId: ActivityId, chosen: Chosen): Promise<KeptPicture> {
  const small = await smaller(chosen)
  const named = /\.(\w+)$/.exec(small)?.[1]?.toLowerCase()
  const usual = chosen.kind === 'clip' ? 'mp4' : 'jpg'
  const ending = ENDINGS.find((one) => one === named) ?? usual
  const key = randomName(24)
  return { key, activityId, ending, path: await saved(small, `picture-${key}.${ending}`) }
}
