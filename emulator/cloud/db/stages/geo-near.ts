import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { metres, nearPoint } from '../geo/conditions'
import { condition } from '../query/matcher'
import { isNumber } from '../types'

/** What `$geoNear` asks for, read. Distances are metres. */
export interface GeoNear {
  query: Doc
  /** Takes the documents that match `query`; gives those near enough, nearest first, with their distance. */
  measure: (docs: readonly Doc[]) => Doc[]
}

/** @param fields with a 2dsphere index */
export function geoNear(operand: Value, fields: readonly string[]): GeoNear {
  if (!isPlain(operand)) {
    throw commandFailed('TypeMismatch', 'the $geoNear argument must be an object')
  }
  const { distanceField, distanceMultiplier = 1, includeLocs, query = {} } = operand
  if (typeof distanceField !== 'string') {
    throw commandFailed('Location16605', "$geoNear requires a 'distanceField' option as a String")
  }
  if (!isNumber(distanceMultiplier) || distanceMultiplier < 0) {
    throw commandFailed('BadValue', 'distanceMultiplier must be a nonnegative number')
  }
  if (!isPlain(query)) throw commandFailed('TypeMismatch', 'query must be an object')
  if (condition(query).near) {
    throw commandFailed(
      'BadValue',
      '$geoNear, $near, and $nearSphere are not allowed in this context',
    )
  }
  if (!('near' in operand)) {
    throw commandFailed('Location5860400', "$geoNear requires a 'near' argument")
  }
  const near = nearPoint(keyOf(operand.key, fields), operand.near, {
    min: metres(operand.minDistance, 'minDistance', 0),
    max: metres(operand.maxDistance, 'maxDistance', Number.POSITIVE_INFINITY),
  })
  const measure = (docs: readonly Doc[]) =>
    docs
      .flatMap((doc) => {
        const found = near.measure(doc)
        return found ? [{ doc, ...found }] : []
      })
      .sort((a, b) => a.metres - b.metres)
      .map((found) => {
        const measured = put(found.doc, distanceField, found.metres * distanceMultiplier)
        return typeof includeLocs === 'string' ? put(measured, includeLocs, found.value) : measured
      })
  return { query, measure }
}

function keyOf(key: Value, fields: readonly string[]): string {
  if (key !== undefined && typeof key !== 'string') {
    throw commandFailed('TypeMismatch', "$geoNear parameter 'key' must be of type string")
  }
  if (typeof key === 'string' && fields.includes(key)) return key
  const [only, ...more] = fields
  if (only === undefined || typeof key === 'string') {
    throw commandFailed(
      'IndexNotFound',
      '$geoNear requires a 2d or 2dsphere index, but none were found',
    )
  }
  if (more.length > 0) {
    throw commandFailed(
      'IndexNotFound',
      'There is more than one 2dsphere index; unsure which to use for $geoNear',
    )
  }
  return only
}

function put(doc: Doc, path: string, value: Value): Doc {
  const [field = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...doc, [field]: value }
  const inner = doc[field]
  return { ...doc, [field]: put(isPlain(inner) ? inner : {}, rest.join('.'), value) }
}
