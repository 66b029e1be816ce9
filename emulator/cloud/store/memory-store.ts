import type { Store } from './store'

/** Keeps nothing beyond the process; the engine holds the documents anyway. */
export class MemoryStore implements Store {
  collections() {
    return []
  }

  documents() {
    return []
  }

  saveCollection(): void {}

  commit(): void {}

  close(): void {}
}
