import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const unitShow: Action<'unit.show'> = async () => refuse('internal')
