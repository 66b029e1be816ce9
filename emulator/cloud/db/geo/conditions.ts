import { commandFailed } from '../../errors'
import { type Doc, isPlain, type Value } from '../../wire/ejson'
import { leaves } from '../paths'
import { distance, intersects, isWithin, isWithinCap } from './relations'
import { type Shape, ShapeError, shapeOf } from './shape'
import type { Vector } from './sphere'

/** The shape in a query. @throws BadValue */
function wanted(value: Value): Shape {
  try {
    return shapeOf(value)
  } catch (error) {
    if (error instanceof ShapeError) throw commandFailed('BadValue', error.message)
    throw error
  }
}

/** The values a path of a document leads to, of which each may be a place. */
export const placesAt = (doc: Doc, path: string): Value[] =>
  leaves(doc, path).flatMap((leaf) => (Array.isArray(leaf) && !isPair(leaf) ? leaf : [leaf]))

/** The shapes among them. */
function shapesAt(doc: Doc, path: string): { value: Value; shape: Shape }[] {
  return placesAt(doc, path).flatMap((value) => {
    const shape = asShape(value)
    return shape ? [{ value, shape }] : []
  })
}

const isPair = (value: readonly Value[]) =>
  value.length === 2 && value.every((part) => typeof part === 'number')

function asShape(value: Value): Shape | null {
  try {
    return shapeOf(value)
  } catch (error) {
    if (error instanceof ShapeError) return null
    throw error
  }
}

type Test = (doc: Doc) => boolean

/** `{$geometry}` with a polygon, or `{$centerSphere: [[lng, lat], radians]}`. */
export function geoWithin(path: string, operand: Value): Test {
  const spec = isPlain(operand) ? operand : {}
  if ('$centerSphere' in spec) {
    const [centre, radius] = Array.isArray(spec.$centerSphere) ? spec.$centerSphere : []
    if (typeof radius !== 'number' || radius < 0) {
      throw commandFailed('BadValue', 'radius must be a non-negative number')
    }
    const middle = pointOf(centre)
    return (doc) => shapesAt(doc, path).some(({ shape }) => isWithinCap(shape, middle, radius))
  }
  const area = wanted(geometryIn(spec, operand))
  if (area.polygons.length === 0) {
    throw commandFailed(
      'BadValue',
      `$within not supported with provided geometry: ${JSON.stringify(operand)}`,
    )
  }
  return (doc) => shapesAt(doc, path).some(({ shape }) => isWithin(shape, area))
}

export function geoIntersects(path: string, operand: Value): Test {
  const area = wanted(geometryIn(isPlain(operand) ? operand : {}, operand))
  return (doc) => shapesAt(doc, path).some(({ shape }) => intersects(shape, area))
}

function geometryIn(spec: Doc, operand: Value): Value {
  if ('$geometry' in spec) return spec.$geometry
  throw commandFailed('BadValue', `unknown geo specifier: ${JSON.stringify(operand)}`)
}

function pointOf(value: Value): Vector {
  const [point] = wanted(value).points
  if (!point) throw commandFailed('BadValue', 'Point expected')
  return point
}

/** `geoNear`: documents near a point, nearest first. */
export interface Near {
  path: string
  /** Metres to the nearest value of the document that is within the bounds; null when none is. */
  measure(doc: Doc): { metres: number; value: Value } | null
}

/** Bounds of the distance, in metres and inclusive. */
interface Reach {
  min: number
  max: number
}

export function near(path: string, operand: Value): Near {
  const spec = isPlain(operand) ? operand : {}
  return nearPoint(path, geometryIn(spec, operand), {
    min: metres(spec.$minDistance, 'minDistance', 0),
    max: metres(spec.$maxDistance, 'maxDistance', Number.POSITIVE_INFINITY),
  })
}

export function nearPoint(path: string, point: Value, { min, max }: Reach): Near {
  const centre = pointOf(point)
  return {
    path,
    measure: (doc) =>
      shapesAt(doc, path)
        .map(({ value, shape }) => ({ value, metres: distance(centre, shape) }))
        .filter((found) => found.metres >= min && found.metres <= max)
        .sort((a, b) => a.metres - b.metres)[0] ?? null,
  }
}

export function metres(value: Value, name: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !(value >= 0)) {
    throw commandFailed('BadValue', `${name} must be non-negative`)
  }
  return value
}
