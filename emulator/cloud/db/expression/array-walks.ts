import type { Value } from '../../wire/ejson'
import { isNumber, isTrue } from '../types'
import { arrayOr, refused } from './array-operand'
import { type Form, parameters } from './form'

export const filter: Form = (operand, { name, compile }) => {
  const given = parameters(operand, name, {
    required: ['input', 'cond'],
    optional: ['as', 'limit'],
  })
  const as = given.as === undefined ? 'this' : String(given.as)
  const input = compile(given.input)
  const test = compile(given.cond, [as])
  const most = 'limit' in given ? compile(given.limit) : null
  return (scope) => {
    const array = arrayOr(
      input(scope),
      28651,
      (type) => `input to $filter must be an array not ${type}`,
    )
    if (!array) return null
    const limit = most?.(scope) ?? Number.POSITIVE_INFINITY
    if (!isNumber(limit) || limit < 1) {
      throw refused(327392, '$filter: limit must be greater than 0')
    }
    const keep = (element: Value) =>
      isTrue(test({ ...scope, variables: { ...scope.variables, [as]: element } }))
    return array.filter(keep).slice(0, limit)
  }
}

export const map: Form = (operand, { name, compile }) => {
  const given = parameters(operand, name, { required: ['input', 'in'], optional: ['as'] })
  const as = given.as === undefined ? 'this' : String(given.as)
  const input = compile(given.input)
  const each = compile(given.in, [as])
  return (scope) =>
    arrayOr(input(scope), 16883, (type) => `input to $map must be an array not ${type}`)?.map(
      (element) => each({ ...scope, variables: { ...scope.variables, [as]: element } }) ?? null,
    ) ?? null
}

export const reduce: Form = (operand, { name, compile }) => {
  const given = parameters(operand, name, { required: ['input', 'initialValue', 'in'] })
  const input = compile(given.input)
  const start = compile(given.initialValue)
  const step = compile(given.in, ['this', 'value'])
  return (scope) => {
    const array = arrayOr(
      input(scope),
      40080,
      (type) => `$reduce requires that 'input' be an array, found: ${type}`,
    )
    if (!array) return null
    return array.reduce<Value>(
      (value, element) =>
        step({ ...scope, variables: { ...scope.variables, this: element, value } }),
      start(scope),
    )
  }
}
