import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'

const PAGE = 'pages/event/sign-in/sign-in'

/**
 * The Mini Program code for the door. Its scene names the event and proves nothing: on the page it opens, the live code
 * of the room has to be scanned, so a photographed door code signs nobody in (domain §7 #13).
 */
export const boardEntrance: Action<'board.entrance'> = async (input, platform, caller) => {
  const found = await onActivity('board.entrance', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.cancelled) return refuse('activity-cancelled')
  // of an event of several branches one code hangs at the door
  const bytes = await platform.wechat.pageCode(activity.event?.eventId ?? activity._id, PAGE)
  if (!bytes) return refuse('entrance-unavailable')
  const kind = bytes[0] === 0x89 ? 'png' : 'jpeg'
  return yes({ picture: `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}` })
}
