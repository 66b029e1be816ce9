import { identity } from '../identity'
import { type ApiTable, asyncCalls } from './define'

const LIMIT_KB = 10240
const ITEM_LIMIT_BYTES = 1_048_576

/** Each person has a phone of their own, so each has a storage of their own in this browser. */
const prefix = () => `wx:${identity.openid}:`

const keys = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix()))
    .map((key) => key.slice(prefix().length))

function read(key: string): { found: boolean; data: unknown } {
  const text = localStorage.getItem(prefix() + key)
  if (text === null) return { found: false, data: '' }
  return { found: true, data: (JSON.parse(text) as { data?: unknown }).data ?? '' }
}

function write(key: string, data: unknown): void {
  const text = JSON.stringify({ data })
  if (text.length > ITEM_LIMIT_BYTES) throw new Error('setStorage:fail data exceed max size')
  localStorage.setItem(prefix() + key, text)
}

const remove = (key: string) => localStorage.removeItem(prefix() + key)

const clear = () => {
  for (const key of keys()) remove(key)
}

function info() {
  const bytes = keys().reduce(
    (sum, key) => sum + key.length + (localStorage.getItem(prefix() + key)?.length ?? 0),
    0,
  )
  return { keys: keys(), currentSize: Math.ceil(bytes / 1024), limitSize: LIMIT_KB }
}

/** `wx.*Storage` and their Sync forms. */
export function storageApi(): ApiTable {
  return {
    getStorageSync: (key: string) => read(key).data,
    setStorageSync: write,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    ...asyncCalls({
      getStorage({ key }: { key: string }) {
        const { found, data } = read(key)
        if (!found) throw new Error('getStorage:fail data not found')
        return { data }
      },
      setStorage: ({ key, data }: { key: string; data: unknown }) => write(key, data),
      removeStorage: ({ key }: { key: string }) => remove(key),
      clearStorage: clear,
      getStorageInfo: info,
    }),
  }
}
