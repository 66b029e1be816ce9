import fs from 'node:fs'
import { idKey } from '../db/collection'
import { CollectionIndex } from '../db/collection-index'
import type { Engine } from '../db/engine'
import { duplicateKey, type GatewayError, invalidParam } from '../errors'
import type { Blobs } from '../files/blobs'
import { checkPath } from '../files/paths'
import type { FileRecord } from '../files/storage'
import type { Change } from '../store/store'
import type { Doc } from '../wire/ejson'
import {
  type BackupSize,
  blobIn,
  FILES,
  linesIn,
  type Manifest,
  manifestIn,
  OWN,
  sizeOf,
} from './format'
import { readLines } from './lines'

export interface ImportParts {
  engine: Engine
  blobs: Blobs
}

/**
 * Brings in a folder that `exportTo` wrote: everything in one commit, or nothing.
 * @throws INVALID_PARAM when the folder is no backup, a line or file is damaged, or one of its collections holds
 * documents here already
 */
export async function importFrom(dir: string, { engine, blobs }: ImportParts): Promise<BackupSize> {
  const manifest = readManifest(dir)
  for (const { name, indexes } of manifest.collections) {
    prepare(engine, name)
    for (const index of indexes) engine.createIndex(name, index)
  }
  const changes = manifest.collections
    .filter(({ name }) => name !== FILES)
    .flatMap(({ name, documents }) => changesOf(engine, name, readDocuments(dir, name, documents)))
  const count = manifest.collections.find(({ name }) => name === FILES)?.documents ?? 0
  const records = count > 0 ? readDocuments(dir, FILES, count) : []
  const stored: FileRecord[] = []
  try {
    for (const record of records) stored.push(await bringFile(dir, record, blobs))
    engine.writeOwn([...changes, ...changesOf(engine, FILES, stored as unknown as Doc[])])
  } catch (error) {
    for (const { blob } of stored) blobs.remove(blob)
    throw error
  }
  return sizeOf(manifest)
}

function readManifest(dir: string): Manifest {
  const file = manifestIn(dir)
  if (!fs.existsSync(file)) throw invalidParam(`${dir} is not a whole backup: no manifest.json`)
  try {
    const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest
    if (manifest.format === 1 && Array.isArray(manifest.collections)) return manifest
  } catch {
    // told below
  }
  throw invalidParam(`${file} cannot be read`)
}

/** The collection exists and is empty. */
function prepare(engine: Engine, name: string): void {
  if (name.startsWith('$') && !OWN.includes(name))
    throw invalidParam(`no collection is named ${name}`)
  if (!engine.has(name)) engine.createCollection(name)
  if (engine.collection(name).docs.size > 0) {
    throw invalidParam(`${name} holds documents already; import into an empty gateway`)
  }
}

function readDocuments(dir: string, name: string, expected: number): Doc[] {
  const file = linesIn(dir, name)
  const docs = [...readLines(file)]
  if (docs.length === expected) return docs
  throw invalidParam(`${file} holds ${docs.length} of ${expected} documents`)
}

function changesOf(engine: Engine, collection: string, docs: readonly Doc[]): Change[] {
  const seen = new Set<string>()
  const changes = docs.map((doc) => {
    const id = idKey(doc._id)
    if (seen.has(id)) throw invalidParam(`${collection} holds the _id ${doc._id} twice`)
    seen.add(id)
    return { collection, id, doc }
  })
  for (const { unique, ...definition } of engine.collection(collection).definitions) {
    if (unique) checkUnique(collection, new CollectionIndex({ unique, ...definition }), changes)
  }
  return changes
}

/** By way of an index of its own: the collection is empty until all is found good. */
function checkUnique(collection: string, index: CollectionIndex, changes: readonly Change[]): void {
  for (const { id, doc } of changes) {
    if (!doc) continue
    const taken = index.keysOf(doc).find((key) => index.owners(key).length > 0)
    if (taken) {
      const key = index.fields.map((field, i) => [field, taken[i]] as const)
      throw duplicateKey(collection, index.definition.name, key)
    }
    index.add(id, doc)
  }
}

async function bringFile(dir: string, record: Doc, blobs: Blobs): Promise<FileRecord> {
  const file = record as unknown as FileRecord
  checkPath(file._id)
  const source = blobIn(dir, file.blob)
  if (!fs.existsSync(source)) throw damaged(file)
  const stored = await blobs.write(fs.createReadStream(source))
  if (stored.size === file.size && (file.sum === undefined || file.sum === stored.sum)) {
    return { ...file, ...stored }
  }
  blobs.remove(stored.blob)
  throw damaged(file)
}

const damaged = ({ _id }: FileRecord): GatewayError =>
  invalidParam(`the file ${_id} of the backup is damaged`)
