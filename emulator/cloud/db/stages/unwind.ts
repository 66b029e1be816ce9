import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import type { StageForm } from './stage'

const refused = (code: number, text: string) => commandFailed(`Location${code}`, text)

interface Spec {
  path: readonly string[]
  index: string | null
  preserve: boolean
}

function read(operand: Value): Spec {
  const spec: Doc = isPlain(operand) ? operand : { path: operand }
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve = false } = spec
  if (path === undefined) throw refused(28812, 'no path specified to $unwind stage')
  if (typeof path !== 'string') {
    throw refused(28808, 'expected a string as the path for $unwind stage')
  }
  if (!path.startsWith('$')) {
    throw refused(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`)
  }
  if (typeof preserve !== 'boolean') {
    throw refused(
      28809,
      'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage',
    )
  }
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$'))) {
    throw refused(
      28810,
      'expected a non-empty string for the includeArrayIndex  option to $unwind stage',
    )
  }
  return { path: path.slice(1).split('.'), index: index ?? null, preserve }
}

/** One document for each element; a value that is no array stands for itself. */
export const unwind: StageForm = (operand) => {
  const { path, index, preserve } = read(operand)
  const numbered = (doc: Doc, place: number | null) =>
    index === null ? doc : withValue(doc, index.split('.'), place)
  return (docs) =>
    docs.flatMap((doc) => {
      const value = valueAt(doc, path)
      if (Array.isArray(value) && value.length > 0) {
        return value.map((one, i) => numbered(withValue(doc, path, one), i))
      }
      if (Array.isArray(value))
        return preserve ? [numbered(withValue(doc, path, undefined), null)] : []
      const nothing = value === null || value === undefined
      return nothing && !preserve ? [] : [numbered(doc, null)]
    })
}

function valueAt(doc: Doc, path: readonly string[]): Value {
  let value: Value = doc
  for (const part of path) value = isPlain(value) ? value[part] : undefined
  return value
}

/** Copies only the documents on the way; undefined removes the field. */
function withValue(doc: Doc, [field = '', ...rest]: readonly string[], value: Value): Doc {
  if (rest.length > 0) {
    const inner = doc[field]
    return { ...doc, [field]: withValue(isPlain(inner) ? inner : {}, rest, value) }
  }
  if (value !== undefined) return { ...doc, [field]: value }
  const { [field]: _, ...others } = doc
  return others
}
