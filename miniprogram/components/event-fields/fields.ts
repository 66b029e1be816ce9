import type {
  ContentItem,
  ElectiveTag,
  Instant,
  Mode,
  RequiredCategory,
} from '../../../typings/contract'
import {
  addDays,
  dayOf,
  dayWords,
  instantOf,
  lengthWords,
  nearWords,
  timeOf,
} from '../../lib/calendar'

/** What a theme day is made of, as its form holds it. */
export type Fields = {
  theme: string
  categories: RequiredCategory[]
  tags: ElectiveTag[]
  mode: Mode
  day: string
  time: string
  minutes: number
  place: string
}

export const LENGTHS = [45, 60, 90, 120, 150, 180, 240]

/** Text as it is sent: one line, no space around it. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

export const startsAt = ({ day, time }: Pick<Fields, 'day' | 'time'>): Instant =>
  instantOf(day, time)

export const slotFields = (start: Instant, minutes: number, place: string) => ({
  day: dayOf(start),
  time: timeOf(start),
  minutes,
  place,
})

/** Items in the two groups of the form, and back. */
export const groupsOf = (items: ContentItem[]): Pick<Fields, 'categories' | 'tags'> => ({
  categories: items.flatMap((item) => (item.kind === 'required' ? [item.category] : [])),
  tags: items.flatMap((item) => (item.kind === 'elective' ? [item.tag] : [])),
})
export const itemsOf = ({
  categories,
  tags,
}: Pick<Fields, 'categories' | 'tags'>): ContentItem[] => [
  ...categories.map((category) => ({ kind: 'required' as const, category })),
  ...tags.map((tag) => ({ kind: 'elective' as const, tag })),
]

/** The first thing still to be filled in, as a sentence; empty when nothing is. */
export function fieldsLack(fields: Fields, now: Instant): string {
  if (oneLine(fields.theme).length < 4) return '请写主题，至少4个字'
  if (fields.categories.length + fields.tags.length === 0) return '请选择至少一项内容'
  if (!oneLine(fields.place)) return '请写地点'
  if (startsAt(fields) <= now) return '开始时间已经过去，请重新选择'
  return ''
}

export type FieldsView = ReturnType<typeof fieldsView>

/** Before anything is opened. */
export const NO_FIELDS: FieldsView = {
  categories: [],
  tags: [],
  mode: [],
  day: '',
  time: '',
  dayLine: '',
  near: '',
  length: '',
  lengthIndex: 0,
  firstDay: '',
  lastDay: '',
}

/** What the fields show now. */
export function fieldsView(fields: Fields, now: Instant) {
  return {
    categories: fields.categories,
    tags: fields.tags,
    mode: [fields.mode],
    day: fields.day,
    time: fields.time,
    dayLine: dayWords(fields.day, now),
    near: nearWords(fields.day, now),
    length: lengthWords(fields.minutes),
    lengthIndex: Math.max(0, LENGTHS.indexOf(fields.minutes)),
    firstDay: dayOf(now),
    lastDay: addDays(dayOf(now), 180),
  }
}
