import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const unitEventPost: Action<'unit-event.post'> = async () => refuse('internal')
