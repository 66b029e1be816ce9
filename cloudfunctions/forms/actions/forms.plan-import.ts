import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'

export const formsPlanImport: Action<'forms.plan-import'> = async () => refuse('internal')
