import { MingoError } from 'mingo/util'
import { requestFailed } from '../errors'

/** Runs an evaluation by mingo; what it refuses is a request that failed, as the service says it. */
export function evaluateWithMingo<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof MingoError || error instanceof TypeError || error instanceof SyntaxError) {
      throw requestFailed(error.message)
    }
    throw error
  }
}
