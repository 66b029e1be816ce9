import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const activityJoin: Action<'activity.join'> = async () => refuse('internal')
