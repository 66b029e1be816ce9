import { DAY, dayOf } from '../core/domain/calendar'
import { messageIdOf } from '../core/domain/identity'
import { isQuiet } from '../core/domain/quiet-hours'
import type { Platform } from '../core/platform/ports'
import { eachSafely } from '../core/steps/in-turn'
import { leadersOf } from '../core/steps/leaders'
import { oweOnce } from '../core/store/messages'
import { pendingSince } from '../core/store/resolutions'
import { settingsOf } from '../core/store/settings'

/** Of what waits longest; the rest has its turn five minutes later, when these are owed. */
const AT_ONCE = 100
/** After so long nobody is reminded of it by message any more; the first page still says it. */
const LOOK_BACK = 60 * DAY

/**
 * What was decided some days ago and is neither published nor deliberately kept: its secretary is reminded once (C3.3c),
 * when the message may go out (F14): what was published at the weekend is not asked for on Monday.
 * @returns how many are owed
 */
export async function remindPublishing(platform: Platform): Promise<number> {
  const { documents, now } = platform
  if (isQuiet(now, null)) return 0
  const { publishDays } = await settingsOf(documents)
  const span = { from: now - LOOK_BACK, to: now - publishDays * DAY }
  const waiting = await pendingSince(documents, span, AT_ONCE)
  let owed = 0
  await eachSafely(platform, waiting, async (one) => {
    const { inCharge } = await leadersOf(platform, one.branchId)
    for (const memberId of inCharge) {
      const created = await oweOnce(documents, {
        _id: messageIdOf('duty', `publish_${one._id}`, memberId),
        kind: 'duty',
        memberId,
        branchId: one.branchId,
        activityId: null,
        facts: {
          matter: '决议待公开',
          theme: one.topic,
          branch: one.branchName,
          by: dayOf(now),
          state: '待办理',
        },
        page: `pages/decision/day/day?activityId=${one.activityId}`,
        state: 'owed',
        dueAt: now,
        until: null,
        settledAt: null,
        toldBy: null,
        why: null,
        run: null,
      })
      if (created) owed += 1
    }
  })
  return owed
}
