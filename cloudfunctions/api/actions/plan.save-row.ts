import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const planSaveRow: Action<'plan.save-row'> = async () => refuse('internal')
