import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const branchArrange: Action<'branch.arrange'> = async () => refuse('internal')
