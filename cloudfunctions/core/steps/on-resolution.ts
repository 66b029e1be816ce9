import type { ActionName } from '../contract'
import type { Caller, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { type ResolutionDoc, resolutionById } from '../store/resolutions'
import { type OnActivity, onActivity } from './on-activity'

/**
 * The matter an action is about, with its theme day and the caller's relations to it.
 * @returns refusals: `resolution-unknown`, those of {@link onActivity}
 */
export async function onResolution(
  action: ActionName,
  resolutionId: string,
  platform: Platform,
  caller: Caller,
): Promise<Decision<OnActivity & { resolution: ResolutionDoc }>> {
  const resolution = await resolutionById(platform.documents, resolutionId)
  // somebody who may not see it learns nothing, not even that it exists
  if (!resolution) return refuse('resolution-unknown')
  const found = await onActivity(action, resolution.activityId, platform, caller)
  return found.ok ? yes({ ...found.value, resolution }) : found
}
