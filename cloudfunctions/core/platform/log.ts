import type { Log } from './ports'

/** Telephones, openids and long tokens have no place in a log, not even inside a database's error text. */
export const mask = (text: string): string =>
  text.replace(/\bo[\w-]{20,}\b/g, '<openid>').replace(/\d{11,}/g, '<digits>')

/** One line of JSON for each event; the cloud's console searches them. */
export function logFor(requestId: string): Log {
  const line = (facts: Record<string, unknown>) =>
    process.stdout.write(`${JSON.stringify({ requestId, ...facts })}\n`)
  return {
    info: (event, facts = {}) => line({ event, ...facts }),
    fault(event, error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
      const frames = (stack ?? '').split('\n').filter((row) => row.includes('    at '))
      line({
        event,
        fault: name,
        message: mask(message),
        at: frames.slice(0, 4).map((f) => f.trim()),
      })
    },
  }
}
