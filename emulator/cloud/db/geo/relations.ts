import type { Shape } from './shape'
import {
  angle,
  angleToArc,
  arcsCross,
  arcsOf,
  EARTH,
  inRing,
  onArc,
  onRing,
  same,
  type Vector,
} from './sphere'

type Polygon = Shape['polygons'][number]
type Arc = readonly [Vector, Vector]

/** Borders belong to the shape; those of a hole too. */
const inPolygon = (p: Vector, [outer = [], ...holes]: Polygon): boolean =>
  inRing(p, outer) && !holes.some((hole) => inRing(p, hole) && !onRing(p, hole))

const covers = (shape: Shape, p: Vector): boolean =>
  shape.points.some((point) => same(point, p)) ||
  shape.lines.some((line) => arcsOf(line).some(([a, b]) => onArc(p, a, b))) ||
  shape.polygons.some((polygon) => inPolygon(p, polygon))

const vertices = (shape: Shape): Vector[] => [
  ...shape.points,
  ...shape.lines.flat(),
  ...shape.polygons.flat(2),
]
const arcs = (shape: Shape): Arc[] => [
  ...shape.lines.flatMap(arcsOf),
  ...shape.polygons.flatMap((rings) => rings.flatMap(arcsOf)),
]

const cross = (left: readonly Arc[], right: readonly Arc[]): boolean =>
  left.some(([a, b]) => right.some(([c, d]) => arcsCross(a, b, c, d)))

/** @returns whether the two have a place in common */
export const intersects = (a: Shape, b: Shape): boolean =>
  vertices(b).some((p) => covers(a, p)) ||
  vertices(a).some((p) => covers(b, p)) ||
  cross(arcs(a), arcs(b))

/** @returns whether the shape lies wholly inside the polygons of the area */
export function isWithin(shape: Shape, area: Shape): boolean {
  const strictlyInside = (p: Vector) =>
    shape.polygons.some((polygon) => inPolygon(p, polygon) && !polygon.some((r) => onRing(p, r)))
  const holes = area.polygons.flatMap(([, ...rest]) => rest)
  return (
    vertices(shape).every((p) => area.polygons.some((polygon) => inPolygon(p, polygon))) &&
    !cross(arcs(shape), arcs(area)) &&
    !holes.some((hole) => hole.some(strictlyInside))
  )
}

/** @returns whether the shape lies within an angle of a place */
export const isWithinCap = (shape: Shape, centre: Vector, radians: number): boolean =>
  vertices(shape).every((p) => angle(centre, p) <= radians)

/** @returns metres from a place to the nearest place of the shape */
export function distance(p: Vector, shape: Shape): number {
  if (shape.polygons.some((polygon) => inPolygon(p, polygon))) return 0
  const toPoints = shape.points.map((point) => angle(p, point))
  const toArcs = arcs(shape).map(([a, b]) => angleToArc(p, a, b))
  return Math.min(...toPoints, ...toArcs) * EARTH
}
