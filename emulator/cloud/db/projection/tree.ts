import { type Doc, isPlain, type Value } from '../../wire/ejson'
import type { Expression, Scope } from '../expression/expression'

/** What a projection says of a field: keep it, drop it, work it out, or look at its fields. */
export type Leaf = 'keep' | 'drop' | Expression
export type Tree = Map<string, Leaf | Tree>

/** Two parts of a projection speak of the same field. */
export class Collision extends Error {}

/** Puts a leaf at a dotted path. @throws Collision */
export function put(tree: Tree, path: string, leaf: Leaf): void {
  const [field = '', ...rest] = path.split('.')
  const there = tree.get(field)
  if (rest.length === 0) {
    if (there !== undefined) throw new Collision(path)
    tree.set(field, leaf)
    return
  }
  if (there !== undefined && !(there instanceof Map)) throw new Collision(path)
  const inner: Tree = there ?? new Map()
  tree.set(field, inner)
  put(inner, rest.join('.'), leaf)
}

/** @returns the document with only the fields kept, in its own order */
export function keep(doc: Doc, tree: Tree): Doc {
  const out: Doc = {}
  for (const field of Object.keys(doc)) {
    const part = tree.get(field)
    if (part === 'keep') out[field] = doc[field]
    else if (part instanceof Map) {
      const value = keepInside(doc[field], part)
      if (value !== undefined) out[field] = value
    }
  }
  return out
}

/** Of an array the documents are kept, of a scalar nothing. */
function keepInside(value: Value, tree: Tree): Value {
  if (isPlain(value)) return keep(value, tree)
  if (!Array.isArray(value)) return undefined
  return value.map((one) => keepInside(one, tree)).filter((one) => one !== undefined)
}

/** @returns the document without the fields dropped */
export function drop(doc: Doc, tree: Tree): Doc {
  const out: Doc = {}
  for (const field of Object.keys(doc)) {
    const part = tree.get(field)
    if (part === 'drop') continue
    out[field] = part instanceof Map ? dropInside(doc[field], part) : doc[field]
  }
  return out
}

function dropInside(value: Value, tree: Tree): Value {
  if (isPlain(value)) return drop(value, tree)
  return Array.isArray(value) ? value.map((one) => dropInside(one, tree)) : value
}

/** @returns the document with the computed fields set; a value that is missing removes its field */
export function compute(doc: Doc, tree: Tree, scope: Scope): Doc {
  const out: Doc = { ...doc }
  for (const [field, part] of tree) {
    if (part === 'keep' || part === 'drop') continue
    if (part instanceof Map) {
      if (computes(part)) out[field] = computeInside(out[field], part, scope)
      continue
    }
    const value = part(scope)
    if (value === undefined) delete out[field]
    else out[field] = value
  }
  return out
}

/** What is not a document becomes one; of an array every element. */
function computeInside(value: Value, tree: Tree, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((one) => computeInside(one, tree, scope))
  return compute(isPlain(value) ? value : {}, tree, scope)
}

export const computes = (tree: Tree): boolean =>
  [...tree.values()].some((part) =>
    part instanceof Map ? computes(part) : typeof part === 'function',
  )
