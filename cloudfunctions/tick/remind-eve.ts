import { addDays, dayOf, instantOf, spokenTime } from '../core/domain/calendar'
import { messageIdOf } from '../core/domain/identity'
import { isQuiet } from '../core/domain/quiet-hours'
import type { Platform } from '../core/platform/ports'
import { eachSafely, fewAtATime } from '../core/steps/in-turn'
import { concerned } from '../core/steps/owe'
import type { Activity } from '../core/store/activities'
import { startingBetween } from '../core/store/coming-days'
import { isDone, markDone } from '../core/store/jobs'
import { leavesOf } from '../core/store/leaves'
import { oweOnce } from '../core/store/messages'
import { settingsOf } from '../core/store/settings'

/**
 * On the eve of a theme day those who come are reminded once, where the school wishes it (C2.2c). It is a courtesy: who
 * has no send to spare for it is not called either, and who asked for leave is left in peace. A weekend is no day for a
 * courtesy (F14), so nobody is reminded on the eve of a Sunday or a Monday. @returns how many are owed
 */
export async function remindEve(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const tomorrow = addDays(dayOf(now), 1)
  const job = `eve_${tomorrow}`
  if (isQuiet(now, null) || (await isDone(documents, job))) return 0
  const { eveReminder } = await settingsOf(documents)
  if (!eveReminder) return 0
  const days = await startingBetween(documents, {
    from: instantOf(tomorrow, '00:00'),
    to: instantOf(addDays(tomorrow, 1), '00:00'),
  })
  let owed = 0
  const done = await eachSafely(platform, days, async (day) => {
    const some = await oweEve(platform, day)
    owed += some
  })
  // a day that failed is tried again in five minutes; the others are owed once
  if (done === days.length) await markDone(documents, job, now)
  return owed
}

async function oweEve({ documents, now }: Platform, day: Activity): Promise<number> {
  const leaves = await leavesOf(documents, day._id)
  const away = new Set(leaves.map((one) => one.memberId))
  const people = concerned(day).filter((memberId) => !away.has(memberId))
  let owed = 0
  await fewAtATime(people, async (memberId) => {
    const created = await oweOnce(documents, {
      _id: messageIdOf('notice', `eve_${day._id}_${day.startsAt}`, memberId),
      kind: 'notice',
      memberId,
      branchId: day.branchId,
      activityId: day._id,
      facts: {
        theme: day.theme,
        time: spokenTime(day.startsAt),
        place: day.place,
        branch: day.branchName,
      },
      page: `pages/event/detail/detail?activityId=${day._id}`,
      state: 'owed',
      dueAt: now,
      until: day.startsAt,
      settledAt: null,
      // the last send in hand is kept for the next notice
      courtesy: true,
      toldBy: null,
      why: null,
      run: null,
    })
    if (created) owed += 1
  })
  return owed
}
