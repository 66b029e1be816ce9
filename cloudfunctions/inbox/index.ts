import { mediaVerdict, subscribeEvents } from '../core/domain/platform-event'
import { servePush } from '../core/platform/serve'
import { takeVerdict } from '../core/steps/check-media'
import { takeEvents } from './take-events'

/**
 * What the platform pushes: answers to the question for messages, messages switched off, messages that failed later
 * (platform §1.6), what the content check found about a picture (platform §5.1). It comes at least once, in any order; taken twice it changes nothing more.
 */
export const main = servePush(async (push, platform) => {
  const verdict = mediaVerdict(push)
  return verdict ? takeVerdict(verdict, platform) : takeEvents(subscribeEvents(push), platform)
})
