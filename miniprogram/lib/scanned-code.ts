/** What `wx.scanCode` gives: `path` is filled for a code of this Mini Program, `result` for any other. */
export type Scanned = { result?: string; path?: string }

const QUERY = /[?&](?:scene|code)=([^&#]+)/

/** The register's code in what was scanned: alone, in an address, or as the scene of a page path. */
export function codeIn({ result = '', path = '' }: Scanned): string {
  const found = QUERY.exec(path) ?? QUERY.exec(result)
  return found?.[1] ? decodeURIComponent(found[1]) : result.trim()
}

/** The code with which a page was opened: by WeChat's scanner (`scene`) or by our own link (`code`). */
export const codeOfQuery = (query: Record<string, string | undefined>): string => {
  const text = query.scene ?? query.code
  return text ? decodeURIComponent(text) : ''
}
