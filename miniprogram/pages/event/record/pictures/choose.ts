import type { Output } from '../../../../../typings/contract'
import type { Problem } from '../../../../services/answer'
import { addPicture } from '../../../../services/record'

type Media = Output<'record.show'>['media']

/** Pictures from the album or the camera; empty when the person turned back. */
export const choosePictures = (): Promise<string[]> =>
  new Promise((resolve) => {
    wx.chooseMedia({
      count: 9,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath }) => tempFilePath)),
      fail: () => resolve([]),
    })
  })

export type UploadState = { label: string; percent: number }

/**
 * One after the other, so that a weak network is not asked for nine at once.
 * @returns what was added, and the first problem with the number of pictures left out
 */
export async function uploadPictures(
  activityId: string,
  paths: string[],
  tell: (state: UploadState) => void,
): Promise<{ added: Media; problem: Problem | null; left: number }> {
  const added: Media = []
  for (const [index, path] of paths.entries()) {
    const label = `正在上传第${index + 1}张，共${paths.length}张`
    tell({ label, percent: 0 })
    const answer = await addPicture(activityId, path, (percent) => tell({ label, percent }))
    if (!answer.ok) return { added, problem: answer.code, left: paths.length - index }
    added.push(answer.data.media)
  }
  return { added, problem: null, left: 0 }
}
