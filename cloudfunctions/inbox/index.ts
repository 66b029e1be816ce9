import { subscribeEvents } from '../core/domain/platform-event'
import { servePush } from '../core/platform/serve'
import { takeEvents } from './take-events'

/**
 * What the platform pushes: answers to the question for messages, messages switched off, messages that failed later
 * (platform §1.6). It comes at least once, in any order; taken twice it changes nothing more.
 */
export const main = servePush((push, platform) => takeEvents(subscribeEvents(push), platform))
