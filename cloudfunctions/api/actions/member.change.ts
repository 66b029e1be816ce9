import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const memberChange: Action<'member.change'> = async () => refuse('internal')
