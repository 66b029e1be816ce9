import { commandFailed } from '../../errors'
import type { Value } from '../../wire/ejson'
import { isNullish, typeName } from '../types'

export const refused = (code: number, text: string) => commandFailed(`Location${code}`, text)

/** The array itself, or null for nothing; anything else is refused with the text given. */
export function arrayOr(
  value: Value,
  code: number,
  text: (type: string) => string,
): Value[] | null {
  if (isNullish(value)) return null
  if (!Array.isArray(value)) throw refused(code, text(typeName(value)))
  return value
}
