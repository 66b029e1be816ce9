import type { Problem } from '../services/answer'
import { explain } from './problems'

/** The page state after a failed load; somebody not bound is shown the way there instead of a retry. */
export const failed = (code: Problem) => ({
  status: code === 'not-bound' ? ('stranger' as const) : ('error' as const),
  message: explain(code),
})
