import type { Media, Output } from '../../typings/contract'
import { momentWords } from '../lib/calendar'

/** What stands under a picture beside its caption. */
export function marksOf({ held, addedLate, inCopy, archive, url }: Media): string {
  const marks = [
    url === '' ? '文件已丢失' : '',
    held ? '待书记确认' : '',
    addedLate ? '归档后补充' : '',
    inCopy ? '' : '不用于宣传',
    archive ? '长期保存' : '',
  ]
  return marks.filter(Boolean).join(' · ')
}

export const pictureRow = (media: Media) => ({
  ...media,
  isClip: media.kind === 'clip',
  marks: marksOf(media),
  label: media.caption || (media.kind === 'clip' ? '视频' : '照片'),
})
export type PictureRow = ReturnType<typeof pictureRow>

/** What stays of something erased. */
export const erasedLine = (
  { name, at, reason }: Output<'record.show'>['erased'][number],
  now: number,
): string => `${momentWords(at, now)} 由${name}删除1个，原因：${reason}`
