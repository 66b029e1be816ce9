import { identity } from './identity'

/** Files an app has saved: they outlive the document, as they outlive an app that is closed. One phone for each person. */

const NAME = 'phone-files'
type Saved = { blob: Blob; name: string }

/** Null where documents have no database of their own. */
function database(): Promise<IDBDatabase> | null {
  if (!('indexedDB' in globalThis)) return null
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(NAME)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

let opened: Promise<IDBDatabase> | null | undefined
/** One change after the other, in the order they were asked for. */
let last: Promise<unknown> = Promise.resolve()

async function run<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  opened ??= database()
  const db = await opened
  if (!db) return null
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(NAME, mode)
    const request = ask(transaction.objectStore(NAME))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

const keyOf = (path: string) => `${identity.openid} ${path}`

export function keepSaved(path: string, saved: Saved): void {
  last = last.then(() => run('readwrite', (store) => store.put(saved, keyOf(path))))
}

export function dropSaved(path: string): void {
  last = last.then(() => run('readwrite', (store) => store.delete(keyOf(path))))
}

/** When everything asked for so far is on the disk. */
export const allSaved = (): Promise<unknown> => last

/** What this person's phone has saved before. */
export async function savedBefore(): Promise<[path: string, saved: Saved][]> {
  const own = keyOf('')
  const range = () => IDBKeyRange.bound(own, `${own}\uffff`)
  const keys = await run('readonly', (store) => store.getAllKeys(range()))
  const values = await run<Saved[]>('readonly', (store) => store.getAll(range()))
  return (keys ?? []).flatMap((key, i) => {
    const saved = values?.[i]
    return saved ? [[String(key).slice(own.length), saved]] : []
  })
}
