import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const orgChange: Action<'org.change'> = async () => refuse('internal')
