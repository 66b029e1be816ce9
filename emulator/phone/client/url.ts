import type { Query } from './types'

/** `a=1&b` → { a: '1', b: '' }. Values stay as they were written: WeChat does not decode them. */
export function parseQuery(text: string | undefined): Query {
  const pairs = (text ?? '').split('&').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/** A page address, absolute or relative to the page `from`. */
export function resolvePage(url: string, from: string): { path: string; query: Query } {
  const [path = '', query] = splitAt(url, '?')
  const absolute = path.startsWith('/') ? path : new URL(path, `http://app/${from}`).pathname
  return { path: absolute.slice(1), query: parseQuery(query) }
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
