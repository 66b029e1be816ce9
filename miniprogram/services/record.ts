import type { Input } from '../../typings/contract'
import { randomName } from '../lib/request-key'
import { call } from './call'
import { uploadFile } from './transport'

export const showRecord = (activityId: string) => call('record.show', { activityId })
export const saveRecord = (input: Input<'record.save'>) => call('record.save', input)
export const closeRecord = (activityId: string, revision: number) =>
  call('record.close', { activityId, revision })
export const correctRecord = (input: Input<'record.correct'>) => call('record.correct', input)
export const declareEntry = (input: Input<'entry.declare'>) => call('entry.declare', input)
export const confirmEntry = (input: Input<'entry.confirm'>) => call('entry.confirm', input)
export const removeMedia = (activityId: string, mediaId: string) =>
  call('media.remove', { activityId, mediaId })

const QUALITY = 80

/** A smaller copy; the picture itself when the phone cannot make one (iOS compresses only JPEG). */
const compressed = (src: string): Promise<string> =>
  new Promise((resolve) => {
    wx.compressImage({
      src,
      quality: QUALITY,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(src),
    })
  })

/**
 * A picture from the phone into the record: made smaller, uploaded to the entrance folder, checked and cleaned
 * by the server (C4.3c, F6).
 * @param progress called with 0 to 100
 */
export async function addPicture(
  activityId: string,
  path: string,
  progress: (percent: number) => void,
) {
  const from = await compressed(path)
  const sent = await uploadFile({ from, to: `incoming/${randomName(20)}.jpg` }, progress)
  return sent.ok ? call('media.add', { activityId, fileId: sent.data }) : sent
}
