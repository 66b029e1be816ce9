import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { compile, type Expression } from '../expression/expression'
import type { Variables } from '../expression/form'
import { Collision, compute, computes, drop, keep, put, type Tree } from './tree'

export type Project = (doc: Doc, variables?: Variables) => Doc

/** The stage `$project`. */
export function projectStage(spec: Value, known?: ReadonlySet<string>): Project {
  if (!isPlain(spec)) {
    throw commandFailed('Location15969', '$project specification must be an object')
  }
  if (Object.keys(spec).length === 0) {
    throw invalid('$project', 'projection specification must have at least one field')
  }
  const tree = treeOf('$project', spec, (value) => switchOf(value) ?? compile(value, known))
  return applying(tree, spec)
}

/** The stage `$addFields`: every value is an expression. */
export function addFields(spec: Value, known?: ReadonlySet<string>): Project {
  if (!isPlain(spec) || Object.keys(spec).length === 0) {
    throw commandFailed('Location40272', '$addFields specification stage must be an object')
  }
  const tree = treeOf('$addFields', spec, (value) => compile(value, known))
  return (root, variables = {}) => compute(root, tree, { root, variables })
}

const invalid = (stage: string, why: string) =>
  commandFailed('Location40176', `Invalid ${stage} :: caused by :: ${why}`)

/** 1 and true keep a field, 0 and false drop it. */
export const switchOf = (value: Value): 'keep' | 'drop' | null =>
  typeof value === 'number' || typeof value === 'boolean' ? (value ? 'keep' : 'drop') : null

function treeOf(
  stage: string,
  spec: Doc,
  leaf: (value: Value) => 'keep' | 'drop' | Expression,
): Tree {
  const tree: Tree = new Map()
  const add = (prefix: string, part: Doc) => {
    for (const [field, value] of Object.entries(part)) {
      if (field.startsWith('$')) {
        throw invalid(stage, `FieldPath field names may not start with '$'. Found: ${field}`)
      }
      const path = prefix + field
      if (isFields(value)) add(`${path}.`, value)
      else putOnce(stage, tree, path, leaf(value))
    }
  }
  add('', spec)
  return tree
}

/** An object whose names are fields, not operators. */
const isFields = (value: Value): value is Doc =>
  isPlain(value) &&
  Object.keys(value).length > 0 &&
  !Object.keys(value).some((key) => key.startsWith('$'))

function putOnce(
  stage: string,
  tree: Tree,
  path: string,
  leaf: 'keep' | 'drop' | Expression,
): void {
  try {
    put(tree, path, leaf)
  } catch (error) {
    if (!(error instanceof Collision)) throw error
    throw invalid(
      stage,
      `specification contains two conflicting paths. Cannot specify both '${path}' and a path it contains or is contained in`,
    )
  }
}

/** `_id` is kept unless it is dropped, and may be dropped from a projection that keeps. */
function applying(tree: Tree, spec: Doc): Project {
  const id = tree.get('_id')
  const others: Tree = new Map([...tree].filter(([field]) => field !== '_id'))
  const drops = has(others, 'drop')
  const keeps = has(others, 'keep') || computes(others)
  if (drops && (keeps || (id !== undefined && id !== 'drop'))) {
    throw invalid(
      '$project',
      `Bad projection specification, cannot ${keeps ? "exclude fields other than '_id' in an inclusion" : 'include fields or add computed fields during an exclusion'} projection: ${JSON.stringify(spec)}`,
    )
  }
  if (drops || (!keeps && id === 'drop')) return (doc) => drop(doc, tree)
  const kept: Tree = new Map([['_id', id ?? 'keep'], ...others])
  return (root, variables = {}) => compute(keep(root, kept), kept, { root, variables })
}

export const has = (tree: Tree, leaf: 'keep' | 'drop'): boolean =>
  [...tree.values()].some((part) => (part instanceof Map ? has(part, leaf) : part === leaf))
