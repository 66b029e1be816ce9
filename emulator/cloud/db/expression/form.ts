import { commandFailed } from '../../errors'
import { isPlain, type Value } from '../../wire/ejson'
import type { Expression } from './expression'

/** Values of `$$name`. */
export type Variables = Readonly<Record<string, Value>>

export interface Compiler {
  /** Name of the operator with its `$`. */
  name: string
  /** @param more names that the inner expression may use besides those in scope */
  compile: (source: Value, more?: readonly string[]) => Expression
}

/** How an operator is written: its operand compiled into an expression. */
export type Form = (operand: Value, compiler: Compiler) => Expression
export type Forms = Readonly<Record<string, Form>>

type Arity = readonly [least: number, most: number]

/** An operator that takes a list of values; a single one may stand without its list. */
export const values =
  ([least, most]: Arity, apply: (args: readonly Value[], name: string) => Value): Form =>
  (operand, { name, compile }) => {
    const args = (Array.isArray(operand) ? operand : [operand]).map((one) => compile(one))
    if (args.length < least || args.length > most)
      throw wrongCount(name, [least, most], args.length)
    return (scope) =>
      apply(
        args.map((arg) => arg(scope)),
        name,
      )
  }

function wrongCount(name: string, [least, most]: Arity, count: number) {
  return least === most
    ? commandFailed(
        'Location16020',
        `Expression ${name} takes exactly ${least} arguments. ${count} were passed in.`,
      )
    : commandFailed(
        'Location28667',
        `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${count} were passed in.`,
      )
}

export const ANY = [0, Number.POSITIVE_INFINITY] as const

/** An operator with named parameters. @throws for a parameter it does not know or one that is missing */
export function parameters<Name extends string>(
  operand: Value,
  name: string,
  { required, optional = [] }: { required: readonly Name[]; optional?: readonly Name[] },
): Partial<Record<Name, Value>> {
  if (!isPlain(operand)) {
    throw commandFailed('FailedToParse', `${name} only supports an object as its argument`)
  }
  const known: readonly string[] = [...required, ...optional]
  const unknown = Object.keys(operand).find((key) => !known.includes(key))
  if (unknown !== undefined) {
    throw commandFailed('FailedToParse', `Unrecognized argument to ${name}: ${unknown}`)
  }
  const missing = required.find((key) => !(key in operand))
  if (missing !== undefined) {
    throw commandFailed('FailedToParse', `Missing '${missing}' parameter to ${name}`)
  }
  return operand as Partial<Record<Name, Value>>
}
