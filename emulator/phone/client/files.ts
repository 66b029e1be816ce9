import { dropSaved, keepSaved, savedBefore } from './saved-files'

/**
 * Files of the Mini Program: opaque `wxfile://` paths, as on a device. Temporary ones go with the document; what is saved
 * in the app's own folder stays.
 */
interface StoredFile {
  blob: Blob
  url: string
  name: string
}

export const USER_DATA_PATH = 'wxfile://usr'

const stored = new Map<string, StoredFile>()
let count = 0

/** Keeps bytes under a new temporary path and returns it. */
export function addFile(blob: Blob, name: string): string {
  const path = `wxfile://tmp_${(count++).toString(36)}_${Math.random().toString(36).slice(2, 10)}${ending(blob, name)}`
  writeFile(path, blob, name)
  return path
}

export function writeFile(path: string, blob: Blob, name = path.split('/').pop() ?? path): void {
  removeFile(path)
  stored.set(path, { blob, url: URL.createObjectURL(blob), name })
  if (isSaved(path)) keepSaved(path, { blob, name })
}

const isSaved = (path: string) => path.startsWith(`${USER_DATA_PATH}/`)

/** Brings back what the app saved before it was closed. */
export async function restoreFiles(): Promise<void> {
  for (const [path, { blob, name }] of await savedBefore()) {
    stored.set(path, { blob, url: URL.createObjectURL(blob), name })
  }
}

export function removeFile(path: string): boolean {
  const file = stored.get(path)
  if (file) URL.revokeObjectURL(file.url)
  if (file && isSaved(path)) dropSaved(path)
  return stored.delete(path)
}

export const fileAt = (path: string): StoredFile | undefined => stored.get(path)

export const filesUnder = (dir: string): string[] =>
  [...stored.keys()].filter((path) => path.startsWith(`${dir.replace(/\/$/, '')}/`))

function ending(blob: Blob, name: string): string {
  const own = /\.\w+$/.exec(name)?.[0]
  if (own) return own
  const kind = blob.type.split('/')[1]?.split(/[;+]/)[0]
  return kind ? `.${kind.replace('jpeg', 'jpg')}` : ''
}
