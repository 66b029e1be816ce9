import path from 'node:path'
import Database from 'libsql'
import type { IndexDefinition } from '../db/collection-index'
import { decodeStored, encodeExactly } from '../wire/ejson'
import type { Change, Store, StoredCollection, StoredDocument } from './store'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, indexes TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS documents (
    seq INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (collection, id));
`

/**
 * One SQLite file in WAL mode with synchronous=FULL: when a commit returns, the file system has it. A process killed
 * in the middle of a commit leaves none of it.
 */
export class DiskStore implements Store {
  private readonly db: Database.Database
  private readonly put: Database.Statement<unknown[]>
  private readonly remove: Database.Statement<unknown[]>
  private readonly define: Database.Statement<unknown[]>

  /** @throws when the file is damaged: it says so instead of starting empty */
  constructor(dir: string) {
    this.db = new Database(path.join(dir, 'cloud.sqlite'))
    this.db.exec('PRAGMA journal_mode=WAL')
    this.db.exec('PRAGMA synchronous=FULL')
    this.db.exec(SCHEMA)
    this.checkHealth(dir)
    this.put = this.db.prepare(
      'INSERT INTO documents(collection, id, body) VALUES (?, ?, ?) ON CONFLICT(collection, id) DO UPDATE SET body = excluded.body',
    )
    this.remove = this.db.prepare('DELETE FROM documents WHERE collection = ? AND id = ?')
    this.define = this.db.prepare(
      'INSERT INTO collections(name, indexes) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET indexes = excluded.indexes',
    )
  }

  collections(): StoredCollection[] {
    const rows = this.db.prepare('SELECT name, indexes FROM collections').all() as {
      name: string
      indexes: string
    }[]
    return rows.map((row) => ({
      name: row.name,
      indexes: JSON.parse(row.indexes) as IndexDefinition[],
    }))
  }

  *documents(): Generator<StoredDocument> {
    const rows = this.db
      .prepare('SELECT collection, id, body FROM documents ORDER BY seq')
      .iterate() as IterableIterator<{ collection: string; id: string; body: string }>
    for (const { collection, id, body } of rows) yield { collection, id, doc: decodeStored(body) }
  }

  saveCollection({ name, indexes }: StoredCollection): void {
    this.define.run(name, JSON.stringify(indexes))
  }

  commit(changes: readonly Change[]): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      for (const { collection, id, doc } of changes) {
        if (doc) this.put.run(collection, id, encodeExactly(doc))
        else this.remove.run(collection, id)
      }
      this.db.exec('COMMIT')
    } catch (error) {
      this.db.exec('ROLLBACK')
      throw error
    }
  }

  /** Leaves everything in the one file. */
  close(): void {
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.db.close()
  }

  private checkHealth(dir: string): void {
    const rows = this.db.prepare('PRAGMA quick_check(1)').all() as { quick_check?: string }[]
    const verdict = rows[0]?.quick_check ?? 'no answer'
    if (verdict !== 'ok') throw new Error(`the database in ${dir} is damaged: ${verdict}`)
  }
}
