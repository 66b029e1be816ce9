import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { leaves } from '../paths'
import { matcher } from '../query/matcher'
import { has, switchOf } from './project'
import { Collision, drop, keep, put, type Tree } from './tree'

const bad = (message: string) => commandFailed('BadValue', message)

/** What one field of the answer is made of. */
type Cut = (doc: Doc) => Value

/**
 * The projection of a read: `{field: 1}` or `{field: 0}`, with `$slice`, `$elemMatch` and `list.$`.
 * @param query of the read, for `list.$`
 */
export function findProjection(spec: Doc, query: Doc): (doc: Doc) => Doc {
  const tree: Tree = new Map()
  const cuts: (readonly [path: string, cut: Cut])[] = []
  let slices = false
  for (const [path, value] of Object.entries(spec)) {
    const leaf = switchOf(value)
    if (path.endsWith('.$')) {
      if (leaf !== 'keep' || cuts.length > 0) {
        throw bad('Cannot specify more than one positional proj. per query.')
      }
      cuts.push([path.slice(0, -2), positional(path.slice(0, -2), query)])
      put(tree, path.slice(0, -2), 'keep')
    } else if (leaf) putOnce(tree, path, leaf)
    else {
      const cut = cutOf(path, value)
      cuts.push([path, cut.of])
      if (cut.keeps) putOnce(tree, path, 'keep')
      else slices = true
    }
  }
  const select = selection(tree, slices ? cuts : [])
  return (doc) => {
    let out = select(doc)
    for (const [path, cut] of cuts) out = replace(out, path.split('.'), cut(doc))
    return out
  }
}

function putOnce(tree: Tree, path: string, leaf: 'keep' | 'drop'): void {
  try {
    put(tree, path, leaf)
  } catch (error) {
    if (error instanceof Collision)
      throw commandFailed('Location31249', `Path collision at ${path}`)
    throw error
  }
}

function selection(tree: Tree, sliced: readonly (readonly [string, Cut])[]): (doc: Doc) => Doc {
  const id = tree.get('_id')
  const others: Tree = new Map([...tree].filter(([field]) => field !== '_id'))
  const keeps = has(others, 'keep') || (others.size === 0 && id === 'keep')
  if (keeps && has(others, 'drop')) {
    throw bad('Projection cannot have a mix of inclusion and exclusion.')
  }
  if (!keeps) return (doc) => drop(doc, tree)
  const kept: Tree = new Map([['_id', id ?? 'keep'], ...others])
  // a slice beside fields that are kept keeps its own field
  for (const [path] of sliced) putOnce(kept, path, 'keep')
  return (doc) => keep(doc, kept)
}

function cutOf(path: string, value: Value): { of: Cut; keeps: boolean } {
  const [name, operand] = isPlain(value) ? (Object.entries(value)[0] ?? []) : []
  if (name === '$slice') return { of: (doc) => slice(leaves(doc, path)[0], operand), keeps: false }
  if (name === '$elemMatch') return { of: firstMatch(path, operand), keeps: true }
  throw bad(`Unsupported projection option: ${path}: ${JSON.stringify(value)}`)
}

/** `n` from the start, `-n` from the end, or `[skip, count]`. */
function slice(value: Value, operand: Value): Value {
  const [first, count] = Array.isArray(operand) ? operand : [operand]
  if (typeof first !== 'number' || (Array.isArray(operand) && !(Number(count) > 0))) {
    throw bad('$slice only supports numbers and [skip, limit] arrays')
  }
  if (!Array.isArray(value)) return value
  if (!Array.isArray(operand)) return first < 0 ? value.slice(first) : value.slice(0, first)
  const start = first < 0 ? Math.max(0, value.length + first) : first
  return value.slice(start, start + Number(count))
}

function firstMatch(path: string, operand: Value): Cut {
  if (!isPlain(operand)) throw bad('elemMatch: Invalid argument, object required')
  if (path.includes('.')) throw bad('Cannot use $elemMatch projection on a nested field')
  const test = matcher({ list: { $elemMatch: operand } })
  return (doc) => {
    const list = doc[path]
    const found = Array.isArray(list) ? list.find((one) => test({ list: [one] })) : undefined
    return found === undefined ? undefined : [found]
  }
}

/** The first element that meets what the query asks of the array. */
function positional(path: string, query: Doc): Cut {
  const place = positionOf(path, query)
  return (doc) => {
    const list = leaves(doc, path)[0]
    if (!Array.isArray(list)) return list
    const index = place(doc)
    if (index === null) {
      throw bad(
        `Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array`,
      )
    }
    return [list[index]]
  }
}

/** @returns the place of the first element that meets the conditions of a query on this array; null when none does */
export function positionOf(path: string, query: Doc): (doc: Doc) => number | null {
  const conditions = conditionsOn(path, query)
  const tests = conditions.map(([field, operand]) =>
    matcher({ [`list${field.slice(path.length)}`]: operand }),
  )
  return (doc) => {
    const list = leaves(doc, path)[0]
    if (!Array.isArray(list) || tests.length === 0) return null
    const index = list.findIndex((one) => tests.every((test) => test({ list: [one] })))
    return index < 0 ? null : index
  }
}

function conditionsOn(path: string, query: Doc): [string, Value][] {
  return Object.entries(query).flatMap(([field, operand]) => {
    if (field === '$and' && Array.isArray(operand)) {
      return operand.flatMap((part) => (isPlain(part) ? conditionsOn(path, part) : []))
    }
    return field === path || field.startsWith(`${path}.`) ? [[field, operand]] : []
  })
}

/** Puts a cut in place of the value, where there is one. */
function replace(doc: Doc, [field = '', ...rest]: readonly string[], value: Value): Doc {
  if (!Object.hasOwn(doc, field)) return doc
  const inner = doc[field]
  if (rest.length > 0) {
    return isPlain(inner) ? { ...doc, [field]: replace(inner, rest, value) } : doc
  }
  const { [field]: _, ...others } = doc
  return value === undefined ? others : { ...doc, [field]: value }
}
