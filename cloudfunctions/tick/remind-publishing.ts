import { DAY, dayOf } from '../core/domain/calendar'
import { messageIdOf } from '../core/domain/identity'
import { awaitsUnit, remindedOf } from '../core/domain/publication'
import { isQuiet } from '../core/domain/quiet-hours'
import type { Platform } from '../core/platform/ports'
import { isLedByCommittee } from '../core/steps/full-members'
import { heirBranches, heirsOf } from '../core/steps/heirs'
import { eachSafely } from '../core/steps/in-turn'
import { leadersOf } from '../core/steps/leaders'
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
 * Once a day: what was decided some days ago and is neither published nor deliberately kept, whose turn it is are reminded
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

/** @returns how many are told of it now */
async function oweOf(platform: Platform, one: ResolutionDoc): Promise<number> {
  const { documents, now } = platform
  const { branchId, unitId, publication } = one
  const heirs = await heirsOf(platform, await branchOf(documents, branchId))
  const [{ inCharge, committee }, large, unit] = await Promise.all([
    leadersOf(platform, branchId, heirs),
    isLedByCommittee(platform, [branchId, ...heirBranches(heirs, unitId)]),
    leadersOf(platform, unitId),
  ])
  const several = large && committee.length > 1
  const led = { inCharge, committee: several ? committee : [], unit: unit.inCharge }
  const above = publication !== null && awaitsUnit(publication)
  let owed = 0
  for (const memberId of remindedOf(publication, led)) {
    const created = await oweOnce(documents, {
      _id: messageIdOf('duty', `publish_${one._id}${above ? '_above' : ''}`, memberId),
      kind: 'duty',
      memberId,
      branchId,
      activityId: null,
      facts: {
        matter: above ? '决议待批准' : '决议待公开',
        theme: one.topic,
        branch: one.branchName,
        by: dayOf(now),
        state: '待办理',
      },
      page: above
        ? `pages/unit/branches/branches?unitId=${unitId}`
        : `pages/decision/day/day?activityId=${one.activityId}`,
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
