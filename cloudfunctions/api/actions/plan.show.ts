import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const planShow: Action<'plan.show'> = async () => refuse('internal')
