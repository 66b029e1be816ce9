import type { Output } from '../../../../typings/contract'
import { erasedLine, pictureRow } from '../../../labels/pictures'
import { momentWords } from '../../../lib/calendar'

export function picturesView({ now, activity, media, erased }: Output<'media.show'>) {
  return {
    status: 'ready' as const,
    theme: activity.theme,
    when: momentWords(activity.startsAt, now),
    branch: activity.branch.name,
    rows: media.map(pictureRow),
    none: media.length === 0 ? '这次活动没有照片和视频。' : '',
    erased: erased.map((one) => erasedLine(one, now)),
  }
}
