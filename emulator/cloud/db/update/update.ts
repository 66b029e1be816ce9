import { requestFailed, writeFailed } from '../../errors'
import { copy, type Doc, isPlain, type Value } from '../../wire/ejson'
import { sameValue } from '../compare'
import { leaves } from '../paths'
import { positionOf } from '../projection/find'
import { fieldsOf, updateOperators } from './operators'
import { changeAt } from './paths'

export interface Update {
  /** Update operators with their fields. */
  data: Doc
  /** What found the document, for `list.$`. */
  query: Doc
  /** Epoch milliseconds of the gateway's clock. */
  now: number
  /** Whether the document is new, for `$setOnInsert`. */
  created?: boolean
}

type Step = { operator: string; path: string; operand: Value }

/** @returns the document after the update operators; the given one stays as it is */
export function updated(doc: Doc, { data, query, now, created = false }: Update): Doc {
  const steps = stepsOf(data).filter(({ operator }) => created || operator !== '$setOnInsert')
  refuseConflicts(steps)
  return steps.reduce<Doc>((next, { operator, path, operand }) => {
    const parts = placed(path, query, doc)
    if (operator === '$rename') return renamed(next, path, operand)
    const change = updateOperators[operator]?.(copy(operand), { path, id: doc._id, now })
    return change ? (changeAt(next, parts, change, parts[0]) as Doc) : next
  }, doc)
}

/** In the order of their paths, which is the order in which new fields come into a document. */
function stepsOf(data: Doc): Step[] {
  const steps = Object.entries(data).flatMap(([operator, fields]) =>
    Object.entries(fieldsOf(operator, fields)).map(([path, operand]) => ({
      operator,
      path,
      operand,
    })),
  )
  for (const { path } of steps) checkPath(path)
  return steps.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function checkPath(path: string): void {
  if (path === '_id' || path.startsWith('_id.')) {
    throw writeFailed(
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    )
  }
  const parts = path.split('.')
  if (parts.includes('')) {
    throw writeFailed(
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    )
  }
  const filter = parts.find((part) => /^\$\[.+\]$/.test(part))
  if (filter !== undefined) {
    throw writeFailed(
      `No array filter found for identifier '${filter.slice(2, -1)}' in path '${path}'`,
    )
  }
  const dollar = parts.find((part) => part.startsWith('$') && part !== '$' && part !== '$[]')
  if (dollar !== undefined) {
    throw writeFailed(
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not valid for storage.`,
    )
  }
}

function refuseConflicts(steps: readonly Step[]): void {
  const paths = steps.flatMap(({ operator, path, operand }) =>
    operator === '$rename' ? [path, String(operand)] : [path],
  )
  const sorted = [...paths].sort()
  for (const [i, path] of sorted.entries()) {
    const clash = sorted.find(
      (other, j) => j !== i && (other === path || path.startsWith(`${other}.`)),
    )
    if (clash !== undefined) {
      throw writeFailed(`Updating the path '${path}' would create a conflict at '${clash}'`)
    }
  }
}

/** Puts the place found by the query where the path says `$`. */
function placed(path: string, query: Doc, doc: Doc): string[] {
  const parts = path.split('.')
  const at = parts.indexOf('$')
  if (at < 0) return parts
  const place = positionOf(parts.slice(0, at).join('.'), query)(doc)
  if (place === null) {
    throw writeFailed('The positional operator did not find the match needed from the query.')
  }
  return parts.map((part, i) => (i === at ? String(place) : part))
}

function renamed(doc: Doc, from: string, to: Value): Doc {
  if (typeof to !== 'string') {
    throw writeFailed(`The 'to' field for $rename must be a string: ${from}: ${JSON.stringify(to)}`)
  }
  checkPath(to)
  for (const path of [from, to]) refuseArrays(doc, path)
  const value = leaves(doc, from)[0]
  if (value === undefined) return doc
  const without = changeAt(doc, from.split('.'), { creates: false, apply: () => undefined })
  return changeAt(without, to.split('.'), { creates: true, apply: () => value }) as Doc
}

function refuseArrays(doc: Doc, path: string): void {
  let value: Value = doc
  for (const part of path.split('.')) {
    if (Array.isArray(value)) {
      throw writeFailed(
        `The source and target field of $rename cannot be an array element: '${path}' in doc with _id: ${JSON.stringify(doc._id)} has an array field`,
      )
    }
    value = isPlain(value) ? value[part] : undefined
  }
}

/** @returns the document that takes the place of the one with this `_id` */
export function replaced(id: unknown, data: Doc): Doc {
  checkFieldNames(data)
  if ('_id' in data && !sameValue(data._id, id)) {
    throw writeFailed("the (immutable) field '_id' was found to have been altered")
  }
  const { _id, ...rest } = data
  return { _id: id, ...rest }
}

/** The service takes no top-level field that begins with `$`. */
export function checkFieldNames(doc: Doc): void {
  const wrong = Object.keys(doc).find((field) => field.startsWith('$'))
  if (wrong !== undefined) {
    throw requestFailed(`The dollar ($) prefixed field '${wrong}' is not valid for storage`)
  }
}
