import { writeFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { compareValues, sameValue } from '../compare'
import { isOperators } from '../query/conditions'
import { matcher } from '../query/matcher'
import { isNumber, typeName } from '../types'
import type { Change } from './paths'
import { pushed } from './push'

/** What an operator needs to know besides its operand. */
export interface Target {
  path: string
  id: Value
  /** Epoch milliseconds, for `$currentDate`. */
  now: number
}

type Operator = (operand: Value, target: Target) => Change

const last = (path: string) => path.split('.').at(-1)
const shown = (value: Value) => JSON.stringify(value)

/** The value of a field that arithmetic is done on; nothing yet is undefined. */
function numberIn(old: Value, operator: string, { path, id }: Target): number | undefined {
  if (old === undefined || isNumber(old)) return old
  throw writeFailed(
    `Cannot apply ${operator} to a value of non-numeric type. {_id: ${shown(id)}} has the field '${last(path)}' of non-numeric type ${typeName(old)}`,
  )
}

const arithmetic =
  (
    operator: string,
    verb: string,
    apply: (old: number | undefined, by: number) => number,
  ): Operator =>
  (by, target) => {
    if (!isNumber(by)) {
      throw writeFailed(`Cannot ${verb} with non-numeric argument: {${target.path}: ${shown(by)}}`)
    }
    return { creates: true, apply: (old) => apply(numberIn(old, operator, target), by) }
  }

/** Operators on arrays: what is missing stays so, what is no array is refused. */
const onArray =
  (operator: string, apply: (list: readonly Value[], operand: Value) => Value[]): Operator =>
  (operand, { path }) => ({
    creates: false,
    apply: (old) => {
      if (old === undefined) return undefined
      if (Array.isArray(old)) return apply(old, operand)
      throw writeFailed(
        `Cannot apply ${operator} to a non-array field. Field named '${last(path)}' has non-array type ${typeName(old)}`,
      )
    },
  })

const $push: Operator = (operand, { path, id }) => ({
  creates: true,
  apply: (old) => {
    if (old === undefined || Array.isArray(old)) return pushed(old ?? [], operand)
    throw writeFailed(
      `The field '${path}' must be an array but is of type ${typeName(old)} in document {_id: ${shown(id)}}`,
    )
  },
})

const $addToSet: Operator = (operand, { path }) => {
  const each = isPlain(operand) && '$each' in operand ? operand.$each : [operand]
  if (!Array.isArray(each)) {
    throw writeFailed(
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    )
  }
  return {
    creates: true,
    apply: (old) => {
      if (old !== undefined && !Array.isArray(old)) {
        throw writeFailed(
          `Cannot apply $addToSet to non-array field. Cannot apply $addToSet to a non-array field. Field named '${last(path)}' has non-array type ${typeName(old)}`,
        )
      }
      const list = [...(old ?? [])]
      for (const value of each) if (!list.some((one) => sameValue(one, value))) list.push(value)
      return list
    },
  }
}

/** A pattern, operators, or a query of the elements that are documents; else the very value. */
function pullTest(operand: Value): (element: Value) => boolean {
  if (operand instanceof RegExp || isOperators(operand)) {
    const test = matcher({ element: operand })
    return (element) => test({ element: Array.isArray(element) ? [element] : element })
  }
  if (!isPlain(operand)) return (element) => sameValue(element, operand)
  const test = matcher(operand)
  return (element) => isPlain(element) && test(element)
}

const $pull: Operator = (operand, target) => {
  const test = pullTest(operand)
  return onArray('$pull', (list) => list.filter((one) => !test(one)))(operand, target)
}

const $pullAll: Operator = (operand, target) => {
  if (!Array.isArray(operand)) {
    throw writeFailed(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  }
  const keep = (one: Value) => !operand.some((value) => sameValue(value, one))
  return onArray('$pullAll', (list) => list.filter(keep))(operand, target)
}

const $pop: Operator = (operand, target) => {
  if (operand !== 1 && operand !== -1) {
    throw writeFailed(`$pop expects 1 or -1, found: ${shown(operand)}`)
  }
  const shorten = (list: readonly Value[]) => (operand === 1 ? list.slice(0, -1) : list.slice(1))
  return onArray('$pop', shorten)(operand, target)
}

const extreme =
  (direction: 1 | -1): Operator =>
  (operand) => ({
    creates: true,
    apply: (old) =>
      old === undefined || compareValues(operand, old) * direction > 0 ? operand : old,
  })

const BITS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const $bit: Operator = (operand, { path, id }) => {
  const steps = isPlain(operand) ? Object.entries(operand) : []
  const wrong = steps.find(([name, by]) => !BITS[name] || !Number.isInteger(by))
  if (steps.length === 0 || wrong) {
    throw writeFailed(
      `The $bit modifier only supports 'and', 'or', and 'xor' with integers: {${path}: ${shown(operand)}}`,
    )
  }
  return {
    creates: true,
    apply: (old = 0) => {
      if (!Number.isInteger(old)) {
        throw writeFailed(
          `Cannot apply $bit to a value of non-integral type.{_id: ${shown(id)}} has the field ${last(path)} of non-integer type ${typeName(old)}`,
        )
      }
      return Number(
        steps.reduce(
          (bits, [name, by]) => BITS[name]?.(bits, BigInt(by as number)) ?? bits,
          BigInt(old as number),
        ),
      )
    },
  }
}

const $currentDate: Operator = (operand, { path, now }) => {
  const type = isPlain(operand) ? operand.$type : operand
  if (type !== true && type !== 'date' && type !== false) {
    throw writeFailed(
      `${shown(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}): ${path}`,
    )
  }
  return { creates: true, apply: () => new Date(now) }
}

const set: Operator = (operand) => ({ creates: true, apply: () => operand })

/** Every update operator but `$rename`, which speaks of two fields. */
export const updateOperators: Readonly<Record<string, Operator>> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => ({ creates: false, apply: () => undefined }),
  $inc: arithmetic('$inc', 'increment', (old = 0, by) => old + by),
  $mul: arithmetic('$mul', 'multiply', (old = 0, by) => old * by),
  $min: extreme(-1),
  $max: extreme(1),
  $bit,
  $push,
  $addToSet,
  $pull,
  $pullAll,
  $pop,
  $currentDate,
}

/** @returns the fields of an update operator. @throws for what is no object */
export function fieldsOf(operator: string, fields: Value): Doc {
  if (!(operator in updateOperators) && operator !== '$rename') {
    throw writeFailed(`Unknown modifier: ${operator}`)
  }
  if (isPlain(fields)) return fields
  throw writeFailed(
    `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${shown(fields)}}`,
  )
}
