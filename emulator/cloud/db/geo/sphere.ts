/** Radius of the earth in metres as the database takes it. */
export const EARTH = 6_378_100

/** A place on the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number]

/** Angles below this, six millimetres on the ground, are none. */
const NOTHING = 1e-9

export function vectorOf(longitude: number, latitude: number): Vector {
  const [lng, lat] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180]
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)]
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const length = (v: Vector) => Math.sqrt(dot(v, v))
const scaled = (v: Vector, by: number): Vector => [v[0] * by, v[1] * by, v[2] * by]
export const sum = (vectors: readonly Vector[]): Vector =>
  vectors.reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0])

/** @returns the angle between two places in radians; exact also when it is small */
export const angle = (a: Vector, b: Vector): number => Math.atan2(length(cross(a, b)), dot(a, b))

/** @returns the angle from a place to the nearest place of the arc between two others */
export function angleToArc(p: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b)
  const size = length(normal)
  const nearer = Math.min(angle(p, a), angle(p, b))
  if (size < 1e-15) return nearer
  const unit = scaled(normal, 1 / size)
  const above = dot(p, unit)
  const foot: Vector = [p[0] - above * unit[0], p[1] - above * unit[1], p[2] - above * unit[2]]
  const between = dot(cross(a, foot), unit) >= 0 && dot(cross(foot, b), unit) >= 0
  return between ? Math.abs(Math.asin(Math.max(-1, Math.min(1, above)))) : nearer
}

export const onArc = (p: Vector, a: Vector, b: Vector): boolean => angleToArc(p, a, b) < NOTHING
export const same = (a: Vector, b: Vector): boolean => angle(a, b) < NOTHING

/** @returns whether two arcs cross at a place that is no end of either */
export function arcsCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  if (onArc(a, c, d) || onArc(b, c, d) || onArc(c, a, b) || onArc(d, a, b)) return false
  const meeting = cross(cross(a, b), cross(c, d))
  const size = length(meeting)
  if (size === 0) return false
  // the two great circles meet at two opposite places
  return [1 / size, -1 / size].some((by) => {
    const place = scaled(meeting, by)
    return onArc(place, a, b) && onArc(place, c, d)
  })
}

/**
 * Whether a place is inside a closed ring that spans less than half of the earth; on its border counts.
 * The turns of the ring as seen from the place add up to one full turn, in the direction of the ring itself.
 */
export function inRing(p: Vector, ring: readonly Vector[]): boolean {
  return onRing(p, ring) || (turns(p, ring) !== 0 && turns(p, ring) === direction(ring))
}

export const onRing = (p: Vector, ring: readonly Vector[]): boolean =>
  arcsOf(ring).some(([a, b]) => onArc(p, a, b))

export const arcsOf = (line: readonly Vector[]): (readonly [Vector, Vector])[] =>
  line.slice(1).map((end, i) => [line[i] as Vector, end] as const)

function turns(p: Vector, ring: readonly Vector[]): number {
  const total = arcsOf(ring).reduce((turned, [a, b]) => {
    const [left, right] = [cross(p, a), cross(p, b)]
    return turned + Math.atan2(dot(p, cross(left, right)), dot(left, right))
  }, 0)
  return Math.round(total / (2 * Math.PI))
}

/** 1 counterclockwise, −1 clockwise, as seen from the middle of the ring. */
function direction(ring: readonly Vector[]): number {
  const middle = sum(ring.slice(1))
  return Math.sign(arcsOf(ring).reduce((area, [a, b]) => area + dot(cross(a, b), middle), 0))
}
