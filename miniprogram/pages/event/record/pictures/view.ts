import type { Media } from '../../../../../typings/contract'
import { explain } from '../../../../labels/problems'
import type { KeptPicture, PictureNews, Sending } from '../../../../lib/kept-pictures'

/** What the line of the checklist says. */
export const mediaLine = (media: readonly Media[]): string => {
  if (media.length === 0) return '可不传，0张也可以归档'
  return media[0]?.kind === 'clip' ? '视频1段' : `${media.length}张`
}

/** The calm line while something is going out or waits on the phone. */
export function waitingLine(kept: readonly KeptPicture[], sending: Sending | null): string {
  if (sending) return `正在上传第${sending.at}个，共${sending.of}个`
  return kept.length > 0 ? `还有${kept.length}个没有传上，已存在手机里，联网后自动续传` : ''
}

/** Each reason once, with how many it kept out. */
export function newsLine(news: readonly PictureNews[]): string {
  const [first] = news
  return first ? `有${news.length}个没有传上。${explain(first.problem)}` : ''
}

const MOST = 9

/** Whether nothing more can be added: nine pictures, or one clip; what waits on the phone counts. */
export const isFull = (media: readonly Media[], waiting: number): boolean =>
  media.some(({ kind }) => kind === 'clip') || media.length + waiting >= MOST

/** The order with one picture moved by one place. */
export function moved(ids: readonly string[], mediaId: string, by: -1 | 1): string[] {
  const from = ids.indexOf(mediaId)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return [...ids]
  const order = ids.filter((id) => id !== mediaId)
  order.splice(to, 0, mediaId)
  return order
}

/** What is said of clips that were chosen and are too long. */
export const leftOutLine = (count: number): string => (count > 0 ? explain('media-too-long') : '')
