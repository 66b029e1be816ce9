/** What `wx.scanCode` gives: `path` is filled for a code of this Mini Program, `result` for any other. */
export type Scanned = { result?: string; path?: string }
type Query = Record<string, string | undefined>

/** What was scanned may be anything, also no address at all. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const QUERY = /[?&]code=([^&#]+)/
const LIVE = /^[ae][0-9a-z]{11}\.[0-9a-z]{6}\.[0-9A-Za-z_-]{12}$/
/** An own day, or an event of several branches. */
const EVENT = /^[ae][0-9a-z]{11}$/

/**
 * The register's code in what was scanned in the app: alone, or in an address. A Mini Program code (the one at the
 * door) holds none: its `scene` only names the event.
 */
export function codeIn({ result = '', path = '' }: Scanned): string {
  const found = QUERY.exec(path) ?? QUERY.exec(result)
  if (found?.[1]) return decoded(found[1])
  return path ? '' : result.trim()
}

/** Whether a text has the form of the code in the room; only such a text is worth sending or keeping. */
export const isLiveCode = (text: string): boolean => LIVE.test(text)

/** The code that one of our own pages has scanned; what WeChat's scanner opens (`scene`) never carries one. */
export const codeOfQuery = ({ code }: Query): string => (code ? decoded(code) : '')

/** The event of the page: named by our own pages, or by the code at the door. */
export function eventOfQuery({ activityId, scene }: Query): string | undefined {
  const named = activityId ?? (scene ? decoded(scene) : '')
  return EVENT.test(named) ? named : undefined
}
