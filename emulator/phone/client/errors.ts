import { showErrorBar } from './native/error-bar'
import { tellDesk } from './panel'
import { state } from './state'

/** An error that reached the phone: kept for tests, shown on the phone and at the desk, told to the app. */
export function reportError(error: unknown, where = ''): void {
  const text = messageOf(error)
  console.error(`[mini program] ${where}`, error)
  state.errors.push(where ? `${where}: ${text}` : text)
  showErrorBar(text)
  tellDesk({ type: 'error', text, where })
  state.hooks.emit('error', error instanceof Error ? `${text}\n${error.stack ?? ''}` : text)
}

export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  const errMsg = (error as { errMsg?: unknown } | null)?.errMsg
  return typeof errMsg === 'string' ? errMsg : String(error)
}

/** Calls a function of the app; what it throws or rejects with is reported and goes no further. */
export function guarded(where: string, call: () => unknown): unknown {
  try {
    const result = call()
    if (result instanceof Promise) result.catch((error: unknown) => reportError(error, where))
    return result
  } catch (error) {
    reportError(error, where)
    return undefined
  }
}
