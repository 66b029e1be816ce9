import type { ActivityCard, Instant } from '../../typings/contract'
import { addMonths, instantOf, monthOf } from './calendar'

/** Seconds since the epoch, as the phone's calendar counts; the end is a text there (platform §1.6). */
const seconds = (at: Instant): number => Math.floor(at / 1000)
const HOUR_BEFORE = 3600
/** On the 20th somebody is brought to mind who lives elsewhere (C2.3h); a monthly entry goes to the 28th at most. */
const CONTACT_DAY = '20'

type Event = Pick<ActivityCard, 'theme' | 'place' | 'startsAt' | 'endsAt'> & {
  branch: { name: string }
}

/** A theme day as an entry of the phone's calendar; it needs no message and no network on the day. */
export const entryOf = ({ theme, place, startsAt, endsAt, branch }: Event) => ({
  title: `主题党日：${theme}`,
  startTime: seconds(startsAt),
  endTime: String(seconds(endsAt)),
  location: place,
  description: branch.name,
  alarm: true,
  alarmOffset: HOUR_BEFORE,
})

/** The next 20th at nine, and every month from then on. */
export function monthlyEntry(title: string, now: Instant) {
  const on = (month: string) => instantOf(`${month}-${CONTACT_DAY}`, '09:00')
  const month = monthOf(now)
  const first = on(month) > now ? on(month) : on(addMonths(month, 1))
  return {
    title,
    startTime: seconds(first),
    endTime: String(seconds(first + 600_000)),
    repeatInterval: 'month' as const,
    alarm: true,
  }
}
