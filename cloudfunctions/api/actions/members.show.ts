import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const membersShow: Action<'members.show'> = async () => refuse('internal')
