import { isPlain, type Value } from '../../wire/ejson'
import { type Vector, vectorOf } from './sphere'

/** A geometry taken apart. A polygon is its outer ring and its holes; rings are closed. */
export interface Shape {
  points: readonly Vector[]
  lines: readonly (readonly Vector[])[]
  polygons: readonly (readonly (readonly Vector[])[])[]
}

/** What is wrong with a geometry. */
export class ShapeError extends Error {}

const EMPTY: Shape = { points: [], lines: [], polygons: [] }

/** Reads GeoJSON, or a pair `[longitude, latitude]`. @throws ShapeError */
export function shapeOf(value: Value): Shape {
  if (Array.isArray(value)) return { ...EMPTY, points: [position(value)] }
  if (!isPlain(value) || typeof value.type !== 'string') {
    throw new ShapeError(`unknown GeoJSON type: ${JSON.stringify(value)}`)
  }
  const read = READERS[value.type]
  if (!read) throw new ShapeError(`unknown GeoJSON type: ${JSON.stringify(value)}`)
  return read(value.type === 'GeometryCollection' ? value.geometries : value.coordinates)
}

const READERS: Readonly<Record<string, (coordinates: Value) => Shape>> = {
  Point: (one) => ({ ...EMPTY, points: [position(one)] }),
  MultiPoint: (all) => ({ ...EMPTY, points: listOf(all).map(position) }),
  LineString: (one) => ({ ...EMPTY, lines: [line(one)] }),
  MultiLineString: (all) => ({ ...EMPTY, lines: listOf(all).map(line) }),
  Polygon: (one) => ({ ...EMPTY, polygons: [polygon(one)] }),
  MultiPolygon: (all) => ({ ...EMPTY, polygons: listOf(all).map(polygon) }),
  GeometryCollection: (all) => {
    const shapes = listOf(all).map(shapeOf)
    return {
      points: shapes.flatMap((shape) => shape.points),
      lines: shapes.flatMap((shape) => shape.lines),
      polygons: shapes.flatMap((shape) => shape.polygons),
    }
  },
}

function listOf(value: Value): readonly Value[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new ShapeError('GeoJSON coordinates must be an array of coordinates')
  }
  return value
}

function position(value: Value): Vector {
  const [longitude, latitude] = Array.isArray(value) ? value : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') {
    throw new ShapeError('Point must only contain numeric elements')
  }
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
    throw new ShapeError(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
  }
  return vectorOf(longitude, latitude)
}

function line(value: Value): Vector[] {
  const points = listOf(value).map(position)
  if (points.length < 2) {
    throw new ShapeError('GeoJSON LineString must have at least 2 vertices')
  }
  return points
}

const polygon = (value: Value) => listOf(value).map(ring)

function ring(value: Value): Vector[] {
  const points = listOf(value).map(position)
  const [first, last] = [listOf(value)[0], listOf(value).at(-1)]
  if (JSON.stringify(first) !== JSON.stringify(last)) {
    throw new ShapeError(`Loop is not closed: ${JSON.stringify(value)}`)
  }
  if (points.length < 4) {
    throw new ShapeError('Loop must have at least 3 different vertices')
  }
  return points
}
