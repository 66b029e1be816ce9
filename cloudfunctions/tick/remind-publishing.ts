import { DAY, dayOf } from '../core/domain/calendar'
import { messageIdOf } from '../core/domain/identity'
import { isQuiet } from '../core/domain/quiet-hours'
import type { Platform } from '../core/platform/ports'
import { heirsOf } from '../core/steps/heirs'
import { eachSafely } from '../core/steps/in-turn'
import { inChargeOf } from '../core/steps/leaders'
import { isDone, markDone } from '../core/store/jobs'
import { oweOnce } from '../core/store/messages'
import { branchOf } from '../core/store/orgs'
import { pendingSince, type ResolutionDoc } from '../core/store/resolutions'
import { settingsOf } from '../core/store/settings'

/** Asked for at once; the rest is asked for after these. */
const AT_ONCE = 100
/** After so long nobody is reminded of it by message any more; the first page still says it. */
const LOOK_BACK = 60 * DAY

/**
 * Once a day: what was decided some days ago and is neither published nor deliberately kept, its secretary is reminded
 * of once (C3.3c), when the message may go out (F14): what was published at the weekend is not asked for on Monday.
 * @returns how many are owed
 */
export async function remindPublishing(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const job = `publishing_${dayOf(now)}`
  if (isQuiet(now, null) || (await isDone(documents, job))) return 0
  const { publishDays } = await settingsOf(documents)
  const span = { from: now - LOOK_BACK, to: now - publishDays * DAY }
  let [owed, safe] = [0, true]
  for (let skip = 0; ; skip += AT_ONCE) {
    const waiting = await pendingSince(documents, span, { skip, limit: AT_ONCE })
    const done = await eachSafely(platform, waiting, async (one) => {
      const some = await oweOf(platform, one)
      owed += some
    })
    safe &&= done === waiting.length
    if (waiting.length < AT_ONCE) break
  }
  // one that failed is tried again in five minutes
  if (safe) await markDone(documents, job, now)
  return owed
}

/** @returns how many of those in charge are told of it now */
async function oweOf(platform: Platform, one: ResolutionDoc): Promise<number> {
  const { documents, now } = platform
  const { branchId } = one
  const heirs = await heirsOf(platform, await branchOf(documents, branchId))
  const inCharge = await inChargeOf(platform, branchId, heirs)
  let owed = 0
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
  return owed
}
