import fs from 'node:fs'
import path from 'node:path'
import { type Blobs, DiskBlobs, MemoryBlobs } from '../files/blobs'
import type { GatewayOptions } from '../options'
import { DiskStore } from './disk-store'
import { lockFolder } from './lock'
import { MemoryStore } from './memory-store'
import type { Store } from './store'

/** Where everything is kept. */
export interface Place {
  store: Store
  blobs: Blobs
  release(): void
}

/** @throws when the folder is in use or its database is damaged */
export function openPlace({ data, memory, reset }: GatewayOptions): Place {
  if (data === undefined || memory) {
    return { store: new MemoryStore(), blobs: new MemoryBlobs(), release: () => {} }
  }
  const dir = path.resolve(data)
  fs.mkdirSync(dir, { recursive: true })
  const lock = lockFolder(dir)
  try {
    if (reset) forget(dir)
    return {
      store: new DiskStore(dir),
      blobs: new DiskBlobs(dir),
      release: () => lock.release(),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Removes what a gateway wrote and nothing else; the folder may be somebody's home. */
function forget(dir: string): void {
  for (const name of ['cloud.sqlite', 'cloud.sqlite-wal', 'cloud.sqlite-shm', 'files']) {
    fs.rmSync(path.join(dir, name), { recursive: true, force: true })
  }
}
