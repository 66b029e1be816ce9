import { messageOf } from '../errors'

/** What every asynchronous call of `wx` may carry. */
export interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

export type Call = (options?: never) => unknown
export type ApiTable = Record<string, unknown>

/** A failure with the fields that WeChat gives beside the text. */
export class ApiError extends Error {
  constructor(
    readonly errMsg: string,
    readonly errCode = -1,
  ) {
    super(errMsg)
  }
}

interface Failure {
  errMsg: string
  errCode: number
}

function failureOf(name: string, error: unknown): Failure {
  const text = messageOf(error)
  const errMsg = text.includes(':fail') ? text : `${name}:fail ${text}`
  return { errMsg, errCode: error instanceof ApiError ? error.errCode : -1 }
}

/**
 * An asynchronous call as WeChat offers it: with callbacks it answers through them, without it returns a promise.
 * What `run` returns is merged into the result; what it throws becomes `{ errMsg: 'name:fail …' }`.
 */
export function asyncCall<O extends object>(
  name: string,
  run: (options: O) => unknown,
): (options?: O & Callbacks) => unknown {
  return (options) => {
    const given = (options ?? {}) as O & Callbacks
    const done = settle(name, () => run(given))
    if (!given.success && !given.fail && !given.complete) {
      return done.then((outcome) => {
        if (outcome.ok) return outcome.result
        throw Object.assign(new Error(outcome.failure.errMsg), outcome.failure)
      })
    }
    answer(given, done)
    return undefined
  }
}

export type Outcome = { ok: true; result: object } | { ok: false; failure: Failure }

export async function settle(name: string, run: () => unknown): Promise<Outcome> {
  try {
    const result = await run()
    return { ok: true, result: { ...(result as object), errMsg: `${name}:ok` } }
  } catch (error) {
    return { ok: false, failure: failureOf(name, error) }
  }
}

export function answer(callbacks: Callbacks, done: Promise<Outcome>): void {
  done.then((outcome) => {
    if (outcome.ok) callbacks.success?.(outcome.result)
    else callbacks.fail?.(outcome.failure)
    callbacks.complete?.(outcome.ok ? outcome.result : outcome.failure)
  })
}

/** Many calls at once: name → what it does. */
export function asyncCalls(calls: Record<string, (options: never) => unknown>): ApiTable {
  return Object.fromEntries(
    Object.entries(calls).map(([name, run]) => [
      name,
      asyncCall(name, run as (options: object) => unknown),
    ]),
  )
}
