import { nodeSdk } from './sdks'

type Kind = 'Point' | 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon'
/** The geometries of the SDK; its types know the first only. */
export const Geo = nodeSdk().database().Geo as unknown as Record<
  Kind,
  new (
    ...parts: unknown[]
  ) => object
>

export const point = (lng: number, lat: number) => new Geo.Point(lng, lat)
const ring = (...places: [number, number][]) =>
  new Geo.LineString(places.map(([lng, lat]) => point(lng, lat)))
export const polygon = (...rings: [number, number][][]) =>
  new Geo.Polygon(rings.map((one) => ring(...one)))
export const square = (size: number): [number, number][] => [
  [-size, -size],
  [size, -size],
  [size, size],
  [-size, size],
  [-size, -size],
]
/** Metres of one degree on a great circle; the earth has a radius of 6,378,100 m here. */
export const DEGREE = (6_378_100 * Math.PI) / 180
