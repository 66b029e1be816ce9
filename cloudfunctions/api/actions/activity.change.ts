import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const activityChange: Action<'activity.change'> = async () => refuse('internal')
