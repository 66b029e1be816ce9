import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const superiorSet: Action<'superior.set'> = async () => refuse('internal')
