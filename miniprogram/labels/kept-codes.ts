import type { Instant } from '../../typings/contract'
import { timeOf } from '../lib/calendar'
import type { KeptCode, KeptNews } from '../lib/kept-codes'
import { explain } from './problems'

export const KEPT_TEXT = '没有网络，已记在手机里，联网后自动发送'
export const LATER_TEXT = '现在登记的人多，已记在手机里，稍后自动发送'
export const SENT_TEXT = '已发送，等记录人确认'

/** The calm line while something waits on the phone; empty when nothing does. */
export function keptLine(kept: readonly KeptCode[]): string {
  const [first] = kept
  return first ? `${timeOf(first.scannedAt)}扫的码已记在手机里，联网后自动发送` : ''
}

function newsLine(news: KeptNews): string {
  if (news.problem !== undefined) return `扫码没有登记上。${explain(news.problem)}`
  if (news.waiting) return `${SENT_TEXT} · ${news.theme}`
  return `${registeredAt(news.at)} · ${news.theme}`
}

/** `已登记 15:02`; without the minute where nobody knows it. */
export const registeredAt = (at: Instant | null): string =>
  at === null ? '已登记' : `已登记 ${timeOf(at)}`

/** What became of the codes, each thing once: several codes of one event are one registration. */
export const newsLines = (news: readonly KeptNews[]): string[] => [...new Set(news.map(newsLine))]
