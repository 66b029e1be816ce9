import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const officeAssign: Action<'office.assign'> = async () => refuse('internal')
