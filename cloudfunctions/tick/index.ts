import type { Platform } from '../core/platform/ports'
import { serveTimer } from '../core/platform/serve'
import { deliver, giveUpStuck } from '../core/steps/deliver'
import { clearLoose } from '../core/steps/loose-files'
import { countOver } from './count-present'
import { recheckSealed } from './declare-strays'
import { eraseOver } from './erase-expired'
import { finishLists } from './finish-lists'
import { finishTelling } from './finish-telling'
import { listTemplates } from './list-templates'
import { lookAfterMedia } from './look-after-media'
import { remindContacts } from './remind-contacts'
import { remindDuties } from './remind-duties'
import { remindEve } from './remind-eve'
import { remindPublishing } from './remind-publishing'
import { renewLists } from './renew-lists'

/** No batch of messages is begun after so many milliseconds of a run, which the platform ends at sixty seconds. */
const SEND_UNTIL = 45_000

/** In this order: what is owed before what is sent. */
const PARTS: Record<string, (platform: Platform) => Promise<number>> = {
  lists: finishLists,
  renewed: renewLists,
  told: finishTelling,
  counted: countOver,
  rechecked: recheckSealed,
  reminders: remindContacts,
  duties: remindDuties,
  eve: remindEve,
  publishing: remindPublishing,
  erased: eraseOver,
  loose: clearLoose,
  lost: lookAfterMedia,
  uncertain: giveUpStuck,
  templates: listTemplates,
  sent: (platform) => deliver(platform, SEND_UNTIL),
}

/**
 * Every five minutes: what is due now by the rules and the clock. Each part finds the same work to do whether the run
 * comes on time, twice or after days of standstill, so any of these ends in the same state. A part that fails is
 * written to the log, counted as `failed`, and keeps no other part from its turn.
 */
export const main = serveTimer(async (platform) => {
  const done: Record<string, number> = {}
  let failed = 0
  for (const [name, part] of Object.entries(PARTS)) {
    try {
      done[name] = await part(platform)
    } catch (error) {
      failed += 1
      platform.log.fault(`tick-${name}`, error)
    }
  }
  return failed > 0 ? { ...done, failed } : done
})
