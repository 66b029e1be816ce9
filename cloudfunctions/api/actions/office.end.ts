import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const officeEnd: Action<'office.end'> = async () => refuse('internal')
