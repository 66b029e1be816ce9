import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../clock'
import type { Engine } from '../db/engine'
import { invalidParam } from '../errors'
import type { Blobs } from '../files/blobs'
import type { FileRecord } from '../files/storage'
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
import { writeLines } from './lines'

export interface ExportParts {
  engine: Engine
  blobs: Blobs
  clock: Clock
}

/**
 * Writes all collections with their indexes and all files into a folder, as they are at this moment.
 * @throws INVALID_PARAM when the folder holds something already, Error when bytes of a file are damaged
 */
export async function exportTo(
  dir: string,
  { engine, blobs, clock }: ExportParts,
): Promise<BackupSize> {
  if (fs.existsSync(dir) && fs.readdirSync(dir).length > 0)
    throw invalidParam(`${dir} is not empty`)
  fs.mkdirSync(path.join(dir, 'documents'), { recursive: true })
  fs.mkdirSync(path.join(dir, 'files'))
  // nothing waits until all is copied, so nobody writes in between
  const names = engine.names().filter((name) => !name.startsWith('$') || OWN.includes(name))
  const manifest: Manifest = {
    format: 1,
    at: new Date(clock.now()).toISOString(),
    collections: names.map((name) => {
      const { docs, definitions } = engine.collection(name)
      const documents = writeLines(linesIn(dir, name), docs.values())
      return { name, indexes: definitions, documents }
    }),
  }
  const files = [...engine.collection(FILES).docs.values()] as unknown as FileRecord[]
  for (const { blob } of files) blobs.copyTo(blob, blobIn(dir, blob))
  for (const file of files) await checkCopy(file, blobIn(dir, file.blob))
  fs.writeFileSync(manifestIn(dir), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
  return sizeOf(manifest)
}

async function checkCopy({ _id, sum }: FileRecord, copy: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(fs.createReadStream(copy), hash)
  if (sum !== undefined && hash.digest('hex') !== sum) {
    throw new Error(`the file ${_id} is damaged: its bytes are not what was stored`)
  }
}
