import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const leaveConfirm: Action<'leave.confirm'> = async () => refuse('internal')
