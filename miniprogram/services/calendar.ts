import { entryOf, monthlyEntry } from '../lib/calendar-entry'

type Added = 'added' | 'declined'

/** Asks the phone to keep a theme day in its own calendar. Must be the first thing in a tap (platform §1.2). */
export const addToCalendar = (event: Parameters<typeof entryOf>[0]): Promise<Added> =>
  new Promise((resolve) => {
    wx.addPhoneCalendar({
      ...entryOf(event),
      success: () => resolve('added'),
      fail: () => resolve('declined'),
    })
  })

/** Asks the phone to remind every month, for people who are contacted and those who call them. */
export const remindMonthly = (title: string): Promise<Added> =>
  new Promise((resolve) => {
    wx.addPhoneRepeatCalendar({
      ...monthlyEntry(title, Date.now()),
      success: () => resolve('added'),
      fail: () => resolve('declined'),
    })
  })
