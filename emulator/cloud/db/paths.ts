import { type Doc, isPlain, type Value } from '../wire/ejson'

/**
 * The values a dotted path reaches, by MongoDB's rule: an array on the way is entered both by number and, for its
 * documents, by name. A document that lacks the field yields `undefined` once.
 */
export function leaves(doc: Doc, path: string): Value[] {
  const out: Value[] = []
  walk(doc, path.split('.'), 0, out)
  return out
}

/** What a comparison looks at: each leaf, and the elements of a leaf that is an array. */
export function candidates(doc: Doc, path: string): Value[] {
  const out: Value[] = []
  for (const leaf of leaves(doc, path)) {
    out.push(leaf)
    if (Array.isArray(leaf)) out.push(...leaf)
  }
  return out
}

function walk(value: Value, parts: readonly string[], depth: number, out: Value[]): void {
  const part = parts[depth]
  if (part === undefined) {
    out.push(value)
  } else if (Array.isArray(value)) {
    if (/^\d+$/.test(part) && Number(part) < value.length) {
      walk(value[Number(part)], parts, depth + 1, out)
    }
    for (const element of value) if (isPlain(element)) walk(element, parts, depth, out)
  } else if (isPlain(value) && Object.hasOwn(value, part)) {
    walk(value[part], parts, depth + 1, out)
  } else {
    out.push(undefined)
  }
}
