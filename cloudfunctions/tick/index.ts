import { serveTimer } from '../core/platform/serve'
import { deliver, giveUpStuck } from '../core/steps/deliver'
import { countOver } from './count-present'
import { finishLists } from './finish-lists'
import { remindContacts } from './remind-contacts'
import { renewLists } from './renew-lists'

/** Messages sent in one run at most; the rest waits five minutes. */
const MESSAGES_AT_MOST = 300

/**
 * Every five minutes: what is due now by the rules and the clock. Each part finds the same work to do whether the run
 * comes on time, twice or after days of standstill, so any of these ends in the same state.
 */
export const main = serveTimer(async (platform) => ({
  lists: await finishLists(platform),
  renewed: await renewLists(platform),
  counted: await countOver(platform),
  reminders: await remindContacts(platform),
  uncertain: await giveUpStuck(platform),
  sent: await deliver(platform, MESSAGES_AT_MOST),
}))
