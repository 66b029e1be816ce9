import type { Material, Output, RecordHint, Segment } from '../../../../typings/contract'
import { doubtWords } from '../../../labels/doubt'
import { formWords, levelWords, segmentWords } from '../../../labels/record'
import { momentWords, timeOf } from '../../../lib/calendar'

type Shown = Output<'record.show'>

/** A meeting inside the day: `党小组会 · 第二党小组`, `15:00–15:45`. */
export const segmentRow = ({ type, title, from, to, content }: Segment, index: number) => ({
  key: `${index}-${type}-${title}`,
  name: [segmentWords[type], title].filter(Boolean).join(' · '),
  time: from && to ? `${from}–${to}` : from ? `${from}起` : to ? `至${to}` : '',
  content,
})

/** What was studied: its title, and `中央 · 集中学习`. */
export const materialRow = ({ title, level, form, link }: Material, index: number) => ({
  key: `${index}-${title}`,
  title: `《${title.replace(/^《|》$/g, '')}》`,
  line: `${levelWords[level]} · ${formWords[form]}`,
  link,
})

/** Whether a link may be named: none, or one of these sites (C3.1). The server asks the same. */
export function isOfficialLink(link: string, sites: readonly string[]): boolean {
  if (link === '') return true
  const host = /^https?:\/\/([\w.-]+)(?=[/:?#]|$)/i.exec(link)?.[1]?.toLowerCase() ?? ''
  return sites.some((site) => host === site || host.endsWith(`.${site}`))
}

/** Said after the closing: `张三 12月6日 周日 10:00：笔误`. */
export const correctionRow = (
  { text, reason, name, at }: Shown['corrections'][number],
  index: number,
  now: number,
) => ({ key: String(index), text, line: `${name} ${momentWords(at, now)}：${reason}` })

const HOUR = 3_600_000
/**
 * Clock times within which a meeting of the day can lie, from the earliest sitting to the latest; one that crosses midnight
 * has the whole clock.
 */
export function clockOf(day: Pick<Shown['activity'], 'startsAt' | 'endsAt' | 'sessions'>) {
  const sittings = [day, ...day.sessions].map(({ startsAt, endsAt }) => ({
    from: timeOf(startsAt),
    to: timeOf(endsAt + HOUR),
  }))
  if (sittings.some(({ from, to }) => to <= from)) return { earliest: '00:00', latest: '23:59' }
  const [earliest = '00:00'] = sittings.map(({ from }) => from).sort()
  const [latest = '23:59'] = sittings
    .map(({ to }) => to)
    .sort()
    .reverse()
  return { earliest, latest }
}

/** What the secretary alone is told before closing, in words that accuse nobody (C3.3a, C3.9c, C3.9d). */
export function hintLines({ hints, alike }: Pick<Shown, 'hints' | 'alike'>): string[] {
  const months = alike.map((month) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`)
  const words: Record<RecordHint, string> = {
    like_earlier: `内容和${months.join('、')}的记录很接近，归档前请看一遍。`,
    outing_unconfirmed: '外出活动，请确认不以观光、聚餐、文体娱乐为主要内容。',
    no_matter: '安排了民主议事，还没有记下议的事项。议了的，请在“议定事项”里补上；没议也可以归档。',
    words_risky: doubtWords.own,
  }
  return hints.map((hint) => words[hint])
}
