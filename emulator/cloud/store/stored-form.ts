import { type Doc, decodeStored, encodeExactly } from '../wire/ejson'

/** A form that the quick reader leaves to the complete one. */
const UNUSUAL = Symbol('unusual')

/** @returns the text a document has on the disk: canonical EJSON with every type */
export const toStored = (doc: Doc): string => encodeExactly(doc)

/**
 * Reads what `toStored` wrote. Numbers and dates, which nearly all documents consist of, are read here, several times
 * faster than by the EJSON library; a document with anything else goes to that.
 */
export function fromStored(text: string): Doc {
  const value = quick(JSON.parse(text))
  return value === UNUSUAL ? decodeStored(text) : (value as Doc)
}

function quick(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return inPlace(value, value.keys())
  const doc = value as Doc
  const keys = Object.keys(doc)
  const first = keys[0]
  if (first?.startsWith('$')) return keys.length === 1 ? untag(first, doc[first]) : UNUSUAL
  return inPlace(doc, keys)
}

/** What JSON.parse built belongs to nobody else. */
function inPlace<T extends object>(holder: T, keys: Iterable<string | number>): T | symbol {
  const fields = holder as Record<string | number, unknown>
  for (const key of keys) {
    const held = fields[key]
    if (typeof held !== 'object' || held === null) continue
    const value = quick(held)
    if (value === UNUSUAL || key === '__proto__') return UNUSUAL
    fields[key] = value
  }
  return holder
}

function untag(tag: string, content: unknown): unknown {
  if (tag === '$numberInt' || tag === '$numberDouble') return Number(content)
  if (tag === '$numberLong') {
    const count = Number(content)
    return Number.isSafeInteger(count) ? count : UNUSUAL
  }
  if (tag !== '$date') return UNUSUAL
  const instant = quick(content)
  return typeof instant === 'number' ? new Date(instant) : UNUSUAL
}
