import { leaveItem } from '../panel'
import { type ApiTable, asyncCalls } from './define'

interface CalendarOptions {
  title: string
  /** seconds since the epoch */
  startTime: number
  endTime?: number
  allDay?: boolean
  description?: string
  location?: string
  repeatInterval?: string
}

const record =
  (repeat: (options: CalendarOptions) => string | undefined) =>
  async (options: CalendarOptions) => {
    if (!options.title || !Number.isFinite(Number(options.startTime)))
      throw new Error('parameter error')
    const { title, startTime, endTime, allDay = false, description, location } = options
    const end = endTime === undefined ? undefined : endTime * 1000
    await leaveItem({
      kind: 'calendar',
      title,
      start: startTime * 1000,
      end,
      allDay,
      description,
      location,
      repeat: repeat(options),
    })
  }

/** The phone's calendar: what an app adds stands in the panel. */
export function calendarApi(): ApiTable {
  return asyncCalls({
    addPhoneCalendar: record(() => undefined),
    addPhoneRepeatCalendar: record(({ repeatInterval = 'month' }) => repeatInterval),
  })
}
