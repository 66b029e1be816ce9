import { Context, computeValue } from 'mingo/core'
import * as expression from 'mingo/operators/expression'
import { isPlain, type Value } from '../../wire/ejson'
import { evaluateWithMingo } from '../mingo'
import type { Expression } from './expression'
import type { Form } from './form'

const context = Context.init({ expression } as never)
/** They would run text as code. */
const REFUSED = new Set(['$function', '$accumulator'])

/** Operators of MongoDB that the SDK does not list, by mingo: their operands are worked out here first. */
export function otherOperator(name: string): Form | undefined {
  if (!Object.hasOwn(expression, name) || REFUSED.has(name)) return undefined
  return (operand, { compile }) => {
    const prepared = prepare(operand, compile)
    return (scope) =>
      evaluateWithMingo(() =>
        computeValue({}, prepared(scope) as never, name, {
          scriptEnabled: false,
          context,
        } as never),
      )
  }
}

function prepare(operand: Value, compile: (source: Value) => Expression): Expression {
  const literal =
    (part: Expression): Expression =>
    (scope) => ({ $literal: part(scope) ?? null })
  if (Array.isArray(operand)) {
    const parts = operand.map((one) => literal(compile(one)))
    return (scope) => parts.map((part) => part(scope))
  }
  const named = isPlain(operand) && !Object.keys(operand).some((key) => key.startsWith('$'))
  if (!named) return literal(compile(operand))
  const parts = Object.entries(operand).map(([key, one]) => [key, literal(compile(one))] as const)
  return (scope) => Object.fromEntries(parts.map(([key, part]) => [key, part(scope)]))
}
