import { commandFailed } from '../../errors'
import { isPlain, type Value } from '../../wire/ejson'
import { compareValues } from '../compare'
import { isNullish, isTrue } from '../types'
import { type Form, type Forms, parameters, values } from './form'

/** In expressions a missing value comes before null and is not equal to it. */
function compareInExpression(a: Value, b: Value): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return Math.sign(compareValues(a, b))
}

const comparing = (accept: (order: number) => Value): Form =>
  values([2, 2], ([a, b]) => accept(compareInExpression(a, b) || 0))

/** Stops at the first value that decides. */
const junction =
  (deciding: boolean): Form =>
  (operand, { compile }) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map((one) => compile(one))
    return (scope) => parts.some((part) => isTrue(part(scope)) === deciding) === deciding
  }

const cond: Form = (operand, { name, compile }) => {
  const [test, yes, no] = Array.isArray(operand) ? readList(operand) : readObject(operand, name)
  const [condition, first, second] = [compile(test), compile(yes), compile(no)]
  return (scope) => (isTrue(condition(scope)) ? first(scope) : second(scope))
}

function readList(operand: readonly Value[]): readonly Value[] {
  if (operand.length === 3) return operand
  throw commandFailed(
    'Location16020',
    `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`,
  )
}

function readObject(operand: Value, name: string): readonly Value[] {
  const given = parameters(operand, name, { required: ['if', 'then', 'else'] })
  return [given.if, given.then, given.else]
}

const ifNull: Form = (operand, { compile }) => {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw commandFailed(
      'Location1257300',
      `$ifNull needs at least two arguments, had: ${Array.isArray(operand) ? operand.length : 1}`,
    )
  }
  const parts = operand.map((one) => compile(one))
  return (scope) => {
    let value: Value
    for (const part of parts) {
      value = part(scope)
      if (!isNullish(value)) return value
    }
    return value
  }
}

const switchOver: Form = (operand, { name, compile }) => {
  const given = parameters(operand, name, { required: ['branches'], optional: ['default'] })
  if (!Array.isArray(given.branches) || given.branches.length === 0) {
    throw commandFailed('Location40068', '$switch requires at least one branch')
  }
  const branches = given.branches.map((branch: Value) => {
    const part = isPlain(branch) ? parameters(branch, name, { required: ['case', 'then'] }) : null
    if (!part) throw commandFailed('Location40062', '$switch expected each branch to be an object')
    return { test: compile(part.case), outcome: compile(part.then) }
  })
  const otherwise = 'default' in given ? compile(given.default) : null
  return (scope) => {
    const branch = branches.find(({ test }) => isTrue(test(scope)))
    if (branch) return branch.outcome(scope)
    if (otherwise) return otherwise(scope)
    throw commandFailed(
      'Location40066',
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}

export const logic: Forms = {
  $and: junction(false),
  $or: junction(true),
  $not: values([1, 1], ([value]) => !isTrue(value)),
  $cmp: comparing((order) => order),
  $eq: comparing((order) => order === 0),
  $ne: comparing((order) => order !== 0),
  $gt: comparing((order) => order > 0),
  $gte: comparing((order) => order >= 0),
  $lt: comparing((order) => order < 0),
  $lte: comparing((order) => order <= 0),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOver,
}
