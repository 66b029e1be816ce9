/**
 * Timer expressions of the platform: seven fields *second minute hour day month weekday year*, in UTC+8; a day and a
 * weekday given together are joined by OR (cloud-protocol §7).
 */
export interface Cron {
  seconds: readonly number[]
  minutes: readonly number[]
  hours: readonly number[]
  years: ReadonlySet<number>
  /** @param weekday 0 is Sunday */
  onDay(month: number, day: number, weekday: number): boolean
}

const EAST_8 = 8 * 3_600_000
const DAY = 86_400_000
const FIRST_YEAR = 1970
const LAST_YEAR = 2099
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ')

/** @throws Error saying which part cannot be read */
export function parseCron(expression: string): Cron {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 7) {
    throw new Error(
      `"${expression}" must have seven fields: second minute hour day month weekday year`,
    )
  }
  const [second, minute, hour, day, month, weekday, year] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const days = new Set(readField(day, 1, 31))
  const months = new Set(readField(month, 1, 12, MONTHS, 1))
  const weekdays = new Set(readField(weekday, 0, 7, WEEKDAYS, 0).map((value) => value % 7))
  const anyDay = isAny(day)
  const anyWeekday = isAny(weekday)
  return {
    seconds: readField(second, 0, 59),
    minutes: readField(minute, 0, 59),
    hours: readField(hour, 0, 23),
    years: new Set(readField(year, FIRST_YEAR, LAST_YEAR)),
    onDay(m, d, w) {
      if (!months.has(m)) return false
      if (anyDay) return anyWeekday || weekdays.has(w)
      return days.has(d) || (!anyWeekday && weekdays.has(w))
    },
  }
}

/**
 * @param after epoch milliseconds
 * @returns the first instant after it at which the timer is due; null when there is none before 2100
 */
export function nextDue(cron: Cron, after: number): number | null {
  const start = Math.floor(after / 1000) * 1000 + 1000 + EAST_8
  let dayStart = Math.floor(start / DAY) * DAY
  for (let earliest = start - dayStart; ; earliest = 0, dayStart += DAY) {
    const date = new Date(dayStart)
    const year = date.getUTCFullYear()
    if (year > LAST_YEAR) return null
    if (!cron.years.has(year)) continue
    if (!cron.onDay(date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay())) continue
    const time = firstTime(cron, earliest)
    if (time !== null) return dayStart + time - EAST_8
  }
}

/** @returns milliseconds since midnight of the first due time at or after the given one */
function firstTime(cron: Cron, earliest: number): number | null {
  for (const hour of cron.hours) {
    if ((hour + 1) * 3_600_000 <= earliest) continue
    for (const minute of cron.minutes) {
      if (hour * 3_600_000 + (minute + 1) * 60_000 <= earliest) continue
      for (const second of cron.seconds) {
        const time = hour * 3_600_000 + minute * 60_000 + second * 1000
        if (time >= earliest) return time
      }
    }
  }
  return null
}

const isAny = (field: string) => field === '*' || field === '?'

function readField(
  field: string,
  low: number,
  high: number,
  names: readonly string[] = [],
  firstName = 0,
): number[] {
  const read = (text: string): number => {
    const named = names.indexOf(text.toUpperCase())
    const value = named >= 0 ? named + firstName : Number(text)
    if (!/^\d+$/.test(text) && named < 0) throw new Error(`"${field}" is not a timer field`)
    if (value < low || value > high) throw new Error(`${value} is not between ${low} and ${high}`)
    return value
  }
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/')
    const width = step === undefined ? 1 : Number(step)
    if (!Number.isInteger(width) || width < 1) throw new Error(`"${part}" has no valid step`)
    const [first, last] = isAny(range) ? [low, high] : bounds(range, read, step ? high : null)
    for (let value = first; value <= last; value += width) values.add(value)
  }
  return [...values].sort((a, b) => a - b)
}

/** @param open the end of a range that names only its beginning: `5/10` */
function bounds(
  range: string,
  read: (text: string) => number,
  open: number | null,
): [number, number] {
  const [from = '', to] = range.split('-')
  const first = read(from)
  return [first, to === undefined ? (open ?? first) : read(to)]
}
