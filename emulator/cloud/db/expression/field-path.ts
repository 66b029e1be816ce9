import { commandFailed } from '../../errors'
import { isPlain, type Value } from '../../wire/ejson'

/**
 * Reads a path as expressions do: an array on the way gives the values of its documents, a number is a name and never
 * a place in an array.
 * @returns a reader; undefined stands for a missing value
 */
export function fieldPath(path: string): (value: Value) => Value {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) {
    throw commandFailed('Location15998', 'FieldPath field names may not be empty strings.')
  }
  if (parts.some((part) => part.startsWith('$'))) {
    throw commandFailed('Location16410', `FieldPath field names may not start with '$'.`)
  }
  return (value) => read(value, parts, 0)
}

function read(value: Value, parts: readonly string[], depth: number): Value {
  const part = parts[depth]
  if (part === undefined) return value
  if (isPlain(value))
    return Object.hasOwn(value, part) ? read(value[part], parts, depth + 1) : undefined
  if (!Array.isArray(value)) return undefined
  return value
    .filter(isPlain)
    .map((element) => read(element, parts, depth))
    .filter((found) => found !== undefined)
}
