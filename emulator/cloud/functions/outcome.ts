import { GatewayError } from '../errors'
import type { Outcome } from './instance'

/** Bytes of JSON a function may answer (cloud-protocol §5.1). */
export const RESULT_LIMIT = 1024 * 1024
/** Bytes of JSON a Mini Program may send. */
export const REQUEST_LIMIT = 100 * 1024

/**
 * The answer of a function, or the error its caller gets, worded as the platform does (cloud-protocol §7).
 * @returns the result as JSON text
 */
export function answerOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'result':
      if (Buffer.byteLength(outcome.text) > RESULT_LIMIT) {
        throw new GatewayError('RESULT_TOO_LARGE', 'cloudfunction result size exceed limit (1MB)')
      }
      return outcome.text
    case 'failure':
      throw executionFailed({
        errorCode: 1,
        errorMessage: 'user code exception caught',
        stackTrace: outcome.stack,
      })
    case 'timeout':
      throw new GatewayError(
        'FUNCTIONS_TIME_LIMIT_EXCEEDED',
        JSON.stringify({
          errorCode: -1,
          errorMessage: `Invoking task timed out after ${outcome.seconds} seconds`,
          statusCode: 433,
        }),
      )
    case 'exit':
      throw executionFailed({
        errorCode: -1,
        errorMessage: `the process of the function ended (exit code ${outcome.code})`,
      })
  }
}

export const functionMissing = (name: string) =>
  new GatewayError(
    'FUNCTION_NOT_FOUND',
    `FunctionName parameter could not be found. (function ${name})`,
  )

const executionFailed = (facts: object) =>
  new GatewayError('FUNCTIONS_EXECUTE_FAIL', JSON.stringify(facts))
