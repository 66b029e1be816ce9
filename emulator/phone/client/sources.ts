import { fileAt } from './files'
import { identity } from './identity'
import { topPage } from './state'

/**
 * The address a browser can load for what an app writes in `src`: packaged files by path, `wxfile://` and `cloud://`
 * ids, data and web addresses.
 * @param owner code path of the component that names the file; relative paths start there
 */
export function loadableAddress(source: string, owner = topPage()?.route ?? ''): string {
  if (!source) return ''
  const file = fileAt(source)
  if (file) return file.url
  if (source.startsWith('cloud://')) {
    return `/__cloud/file?${new URLSearchParams({ id: source, as: identity.openid })}`
  }
  if (/^(https?:|data:|blob:)/.test(source)) return source
  if (source.startsWith('/__cloud/')) return source
  if (source.startsWith('/')) return `/mp${source}`
  return new URL(source, `http://app/mp/${owner}`).pathname
}

/** The bytes behind a path of the app. */
export async function bytesAt(source: string): Promise<Blob> {
  const file = fileAt(source)
  if (file) return file.blob
  const answer = await fetch(loadableAddress(source))
  if (!answer.ok) throw new Error(`no such file or directory, open "${source}"`)
  return answer.blob()
}
