import path from 'node:path'
import type { IndexDefinition } from '../db/collection-index'

/**
 * A backup is a folder: `documents/<collection>.jsonl` with one document of canonical EJSON a line, `files/<blob>` with
 * the bytes of files, and last of all `manifest.json`, so that half a backup has none.
 */
export interface Manifest {
  format: 1
  /** When it was written, on the gateway's clock. */
  at: string
  collections: { name: string; indexes: readonly IndexDefinition[]; documents: number }[]
}

/** The gateway's own records that belong to a backup; the key of links does not. */
export const OWN = ['$files', '$grants', '$outbox', '$pushes']
export const FILES = '$files'

/** How much a backup holds. */
export interface BackupSize {
  collections: number
  documents: number
  files: number
}

export const manifestIn = (dir: string): string => path.join(dir, 'manifest.json')

/** A collection's name may hold what a file's name may not. */
export const linesIn = (dir: string, collection: string): string =>
  path.join(dir, 'documents', `${encodeURIComponent(collection)}.jsonl`)

export const blobIn = (dir: string, blob: string): string =>
  path.join(dir, 'files', path.basename(blob))

export const sizeOf = ({ collections }: Manifest): BackupSize => {
  const own = (name: string) => name.startsWith('$')
  return {
    collections: collections.filter(({ name }) => !own(name)).length,
    documents: collections.reduce((sum, c) => (own(c.name) ? sum : sum + c.documents), 0),
    files: collections.find(({ name }) => name === FILES)?.documents ?? 0,
  }
}
