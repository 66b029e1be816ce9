import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const schoolShow: Action<'school.show'> = async () => refuse('internal')
