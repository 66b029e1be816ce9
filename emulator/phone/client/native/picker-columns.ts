/** Columns of WeChat's date and time pickers, and what their rows mean. Pure: no clock, no document. */

export interface ColumnSet {
  labels: string[]
  /** rows of each column for the present choice; a month decides how many days follow */
  rows(value: string): string[][]
  /** rows chosen → value */
  join(chosen: string[]): string
  split(value: string): string[]
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const range = (from: number, to: number, width = 2) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => pad(from + i, width))

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** @param fields 'year', 'month' or 'day': how fine the date is */
export function dateColumns(fields: string, start: string, end: string): ColumnSet {
  const depth = { year: 1, month: 2 }[fields] ?? 3
  const low = start || '1900-01-01'
  const high = end || '2100-12-31'
  return {
    labels: ['年', '月', '日'].slice(0, depth),
    split: (value) => (value || low).split('-').slice(0, depth),
    join: (chosen) => chosen.slice(0, depth).join('-'),
    rows(value) {
      const [year = 1900, month = 1] = value.split('-').map(Number)
      const columns = [
        range(Number(low.slice(0, 4)), Number(high.slice(0, 4)), 4),
        range(1, 12),
        range(1, daysIn(year, month)),
      ]
      return columns.slice(0, depth)
    },
  }
}

export function timeColumns(): ColumnSet {
  return {
    labels: ['时', '分'],
    split: (value) => (value || '00:00').split(':').slice(0, 2),
    join: (chosen) => chosen.join(':'),
    rows: () => [range(0, 23), range(0, 59)],
  }
}

/** Keeps a date or time within the picker's bounds; texts of one shape compare as they read. */
export function clamp(value: string, start: string, end: string): string {
  if (start && value < start) return start
  if (end && value > end) return end
  return value
}
