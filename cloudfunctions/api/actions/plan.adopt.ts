import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const planAdopt: Action<'plan.adopt'> = async () => refuse('internal')
