import { commandFailed } from '../../errors'
import { type Doc, encodeExactly, isPlain, type Value } from '../../wire/ejson'
import { compareValues } from '../compare'
import { type Accumulator, accumulators } from '../expression/accumulators'
import { compile, type Expression } from '../expression/expression'
import type { Variables } from '../expression/form'
import type { StageForm } from './stage'

type Output = readonly [field: string, accumulate: Accumulator, source: Expression]

/** Two values that are equal have the same key. */
export const keyOf = (value: Value): string =>
  encodeExactly({ key: value === 0 ? 0 : (value ?? null) })

/** The fields of a group, each `{$sum: …}` or another accumulator. */
export function outputs(spec: Doc, known: ReadonlySet<string>): Output[] {
  return Object.entries(spec).map(([field, part]) => {
    if (field.includes('.')) {
      throw commandFailed('Location40235', `The field name '${field}' cannot contain '.'`)
    }
    if (!isPlain(part)) {
      throw commandFailed('Location40234', `The field '${field}' must be an accumulator object`)
    }
    const [[name = '', operand] = [], ...more] = Object.entries(part)
    if (more.length > 0 || name === '') {
      throw commandFailed('Location40238', `The field '${field}' must specify one accumulator`)
    }
    const accumulate = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined
    if (!accumulate) throw commandFailed('Location15952', `unknown group operator '${name}'`)
    if (Array.isArray(operand)) {
      throw commandFailed('Location40237', `The ${name} accumulator is a unary operator`)
    }
    return [field, accumulate, compile(operand, known)] as const
  })
}

/** @returns the fields made of a group's documents; a missing value becomes null */
export const accumulate = (
  parts: readonly Output[],
  docs: readonly Doc[],
  variables: Variables,
): Doc =>
  Object.fromEntries(
    parts.map(([field, apply, source]) => [
      field,
      apply(docs.map((root) => source({ root, variables }))) ?? null,
    ]),
  )

const group: StageForm = (operand, { known }) => {
  if (!isPlain(operand)) {
    throw commandFailed('Location15947', "a group's fields must be specified in an object")
  }
  if (!('_id' in operand)) {
    throw commandFailed('Location15955', 'a group specification must include an _id')
  }
  const { _id, ...rest } = operand
  const [id, parts] = [compile(_id, known), outputs(rest, known)]
  return (docs, variables) => {
    const groups = new Map<string, { id: Value; docs: Doc[] }>()
    for (const root of docs) {
      const value = id({ root, variables }) ?? null
      const key = keyOf(value)
      const known = groups.get(key)
      if (known) known.docs.push(root)
      else groups.set(key, { id: value, docs: [root] })
    }
    return [...groups.values()].map((one) => ({
      _id: one.id,
      ...accumulate(parts, one.docs, variables),
    }))
  }
}

const sortByCount: StageForm = (operand, around) => {
  const path = typeof operand === 'string' && operand.startsWith('$')
  if (!path && !(isPlain(operand) && Object.keys(operand)[0]?.startsWith('$'))) {
    throw commandFailed(
      'Location40149',
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  }
  const counted = group({ _id: operand, count: { $sum: 1 } }, around)
  return (docs, variables) =>
    counted(docs, variables).sort((a, b) => compareValues(b.count, a.count))
}

export const groupStages = { $group: group, $sortByCount: sortByCount }
