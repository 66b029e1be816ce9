import path from 'node:path'
import Database from 'libsql'
import type { IndexDefinition } from '../db/collection-index'
import { crc32 } from '../wire/crc32'
import type { Change, Store, StoredCollection, StoredDocument } from './store'
import { fromStored, toStored } from './stored-form'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, indexes TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS documents (
    seq INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, sum INTEGER,
    UNIQUE (collection, id));
`

interface Row {
  collection: string
  id: string
  body: string
  /** Null in rows written before there were checksums. */
  sum: number | null
}

/**
 * One SQLite file in WAL mode with synchronous=FULL: when a commit returns, the file system has it. A process killed
 * in the middle of a commit leaves none of it. Each document carries a checksum.
 */
export class DiskStore implements Store {
  private readonly db: Database.Database
  private readonly put: Database.Statement<unknown[]>
  private readonly remove: Database.Statement<unknown[]>
  private readonly define: Database.Statement<unknown[]>

  /** @throws when the file is damaged: it says so instead of starting empty */
  constructor(private readonly dir: string) {
    this.db = new Database(path.join(dir, 'cloud.sqlite'))
    this.db.exec('PRAGMA journal_mode=WAL')
    this.db.exec('PRAGMA synchronous=FULL')
    this.db.exec(SCHEMA)
    this.addChecksums()
    this.checkHealth()
    this.put = this.db.prepare(
      'INSERT INTO documents(collection, id, body, sum) VALUES (?, ?, ?, ?) ON CONFLICT(collection, id) DO UPDATE SET body = excluded.body, sum = excluded.sum',
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

  /** @throws naming the document whose text is not the one that was written */
  *documents(): Generator<StoredDocument> {
    const rows = this.db
      .prepare('SELECT collection, id, body, sum FROM documents ORDER BY seq')
      .iterate() as IterableIterator<Row>
    for (const row of rows) {
      const { collection, id, body, sum } = row
      if (sum !== null && sum !== sumOf(row)) {
        throw this.damaged(`document ${id.slice(1)} of ${collection} is not what was written`)
      }
      yield { collection, id, doc: fromStored(body) }
    }
  }

  saveCollection({ name, indexes }: StoredCollection): void {
    this.define.run(name, JSON.stringify(indexes))
  }

  commit(changes: readonly Change[]): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      for (const { collection, id, doc } of changes) {
        if (doc) {
          const body = toStored(doc)
          this.put.run(collection, id, body, sumOf({ collection, id, body }))
        } else {
          this.remove.run(collection, id)
        }
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

  /** Folders of earlier versions have no column for them. */
  private addChecksums(): void {
    const columns = this.db.prepare('PRAGMA table_info(documents)').all() as { name: string }[]
    if (columns.some(({ name }) => name === 'sum')) return
    this.db.exec('ALTER TABLE documents ADD COLUMN sum INTEGER')
  }

  private checkHealth(): void {
    const rows = this.db.prepare('PRAGMA quick_check(1)').all() as { quick_check?: string }[]
    const verdict = rows[0]?.quick_check ?? 'no answer'
    if (verdict !== 'ok') throw this.damaged(verdict)
  }

  private damaged(how: string): Error {
    return new Error(`the database in ${this.dir} is damaged: ${how}`)
  }
}

const sumOf = ({ collection, id, body }: Pick<Row, 'collection' | 'id' | 'body'>): number =>
  crc32(Buffer.from(`${collection}\0${id}\0${body}`))
