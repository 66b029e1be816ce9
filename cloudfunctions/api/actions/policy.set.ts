import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const policySet: Action<'policy.set'> = async () => refuse('internal')
