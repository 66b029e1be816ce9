import { rejection } from '../support/cloud'
import { idsOf, STORES, withCollections } from './collections'
import { DEGREE, Geo, point, polygon, square } from './places'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()
const _ = db.command
/** Expected answers: the manual of MongoDB, geospatial queries; distances are those on a sphere. */
describe.each(STORES)('places on the %s store', (store) => {
  const cloud = withCollections(store)
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded(
      [
        { _id: 'zero', at: point(0, 0), kind: 'a' },
        { _id: 'east', at: point(1, 0), kind: 'b' },
        { _id: 'north', at: point(0, 2), kind: 'a' },
        { _id: 'far', at: point(90, 0), kind: 'a' },
        { _id: 'line', at: new Geo.LineString([point(3, 3), point(3, 5)]) },
        { _id: 'area', at: polygon(square(0.5)) },
        { _id: 'date line', at: point(179.9, 10) },
        { _id: 'nowhere', kind: 'a' },
      ],
      [{ name: 'at', keys: { at: '2dsphere' } }],
    )
  })
  const found = async (query: object) => idsOf(await db.collection(name).where(query).get())
  const sorted = async (query: object) => (await found(query)).sort()

  test('places come back as they went in', async () => {
    const { data } = await db.collection(name).doc('east').get()
    expect(data[0]).toMatchObject({ at: { longitude: 1, latitude: 0 } })
    const { data: areas } = await db.collection(name).doc('area').get()
    expect(JSON.stringify(areas[0])).toContain('0.5')
  })

  test.each<[string, object, string[]]>([
    [
      'nearest first',
      { geometry: point(0.9, 0) },
      ['east', 'area', 'zero', 'north', 'line', 'far', 'date line'],
    ],
    [
      'up to a distance, which belongs to it',
      { geometry: point(0, 0), maxDistance: DEGREE * 1.000001 },
      ['zero', 'area', 'east'],
    ],
    ['just below it', { geometry: point(0, 0), maxDistance: DEGREE * 0.999999 }, ['zero', 'area']],
    [
      'from a distance on',
      { geometry: point(0, 0), minDistance: DEGREE * 1.5, maxDistance: DEGREE * 3 },
      ['north'],
    ],
    [
      'across the date line',
      { geometry: point(-179.9, 10), maxDistance: DEGREE * 0.3 },
      ['date line'],
    ],
  ])('geoNear: %s', async (_name, near, ids) => {
    expect(await found({ at: _.geoNear(near as never) })).toEqual(ids)
  })

  test('geoNear beside other conditions, with limit', async () => {
    const near = { geometry: point(0, 0), maxDistance: DEGREE * 100 }
    const page = await db
      .collection(name)
      .where({ at: _.geoNear(near), kind: 'a' })
      .limit(2)
      .get()
    expect(idsOf(page)).toEqual(['zero', 'north'])
  })

  test('geoNear and an order: the order counts', async () => {
    const page = await db
      .collection(name)
      .where({ at: _.geoNear({ geometry: point(0, 0), maxDistance: DEGREE * 2.5 }) })
      .orderBy('_id', 'asc')
      .get()
    expect(idsOf(page)).toEqual(['area', 'east', 'north', 'zero'])
  })

  const hole: [number, number][][] = [square(1.5), square(0.7)]
  test.each<[string, object, string[]]>([
    ['a polygon', { geometry: polygon(square(1.5)) }, ['area', 'east', 'zero']],
    ['its border belongs to it', { geometry: polygon(square(1)) }, ['area', 'east', 'zero']],
    ['a polygon with a hole', { geometry: polygon(...hole) }, ['east']],
    [
      'two polygons',
      {
        geometry: new Geo.MultiPolygon([
          polygon(square(0.2)),
          polygon([
            [2, 2],
            [4, 2],
            [4, 6],
            [2, 6],
            [2, 2],
          ]),
        ]),
      },
      ['line', 'zero'],
    ],
    [
      'a circle in radians',
      { centerSphere: [[0, 0], (1.1 * Math.PI) / 180] },
      ['area', 'east', 'zero'],
    ],
    ['a circle around a point', { centerSphere: [point(0, 2), 0.001] }, ['north']],
  ])('geoWithin: %s', async (_name, within, ids) => {
    expect(await sorted({ at: _.geoWithin(within as never) })).toEqual(ids)
  })

  test.each<[string, unknown, string[]]>([
    ['a line', new Geo.LineString([point(-1, 0), point(2, 0)]), ['area', 'east', 'zero']],
    ['a line that crosses another', new Geo.LineString([point(2, 4), point(4, 4)]), ['line']],
    ['a point', point(3, 4), ['line']],
    ['a point in an area', point(0.2, 0.2), ['area']],
    ['several points', new Geo.MultiPoint([point(1, 0), point(0, 2)]), ['east', 'north']],
    [
      'several lines',
      new Geo.MultiLineString([
        new Geo.LineString([point(0.9, -1), point(0.9, 1)]),
        new Geo.LineString([point(-1, 2), point(1, 2)]),
      ]),
      [],
    ],
    [
      'a polygon that covers a part',
      polygon([
        [0.4, 0.4],
        [1.4, 0.4],
        [1.4, 1.4],
        [0.4, 1.4],
        [0.4, 0.4],
      ]),
      ['area'],
    ],
    ['a polygon around all of it', polygon(square(0.6)), ['area', 'zero']],
  ])('geoIntersects: %s', async (_name, geometry, ids) => {
    expect(await sorted({ at: _.geoIntersects({ geometry } as never) })).toEqual(ids)
  })

  test('near needs an index of places', async () => {
    const plain = await cloud.seeded([{ at: point(0, 0) }])
    const query = {
      at: _.geoNear({ geometry: point(0, 0), maxDistance: 1, minDistance: 0 } as never),
    }
    const error = await rejection(db.collection(plain).where(query).get())
    expect(error.message).toMatch(/unable to find index for \$geoNear query/)
    const within = await db
      .collection(plain)
      .where({ at: _.geoWithin({ centerSphere: [[0, 0], 1] } as never) })
      .get()
    expect(within.data).toHaveLength(1)
  })

  test.each<[string, unknown]>([
    ['text', 'here'],
    ['a longitude out of range', { type: 'Point', coordinates: [181, 0] }],
    [
      'a ring that is not closed',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
  ])('what is no place cannot be stored under an index of places: %s', async (_name, at) => {
    const error = await rejection(db.collection(name).add({ at }))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(/Can't extract geo keys/)
  })

  test.each<[string, object, RegExp]>([
    [
      'within a line',
      {
        at: {
          $geoWithin: {
            $geometry: {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          },
        },
      },
      /\$within not supported with provided geometry/,
    ],
    ['within nothing', { at: { $geoWithin: {} } }, /unknown geo specifier/],
    [
      'near an area',
      { at: { $nearSphere: { $geometry: { type: 'Polygon', coordinates: [square(1)] } } } },
      /Point expected/,
    ],
    [
      'near in an or',
      { $or: [{ at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } } }] },
      /geoNear must be top-level expr/,
    ],
    [
      'an unknown kind',
      { at: { $geoIntersects: { $geometry: { type: 'Circle', coordinates: [0, 0] } } } },
      /unknown GeoJSON type/,
    ],
  ])('refused: %s', async (_name, query, text) => {
    const raw = db.collection(name).options({ raw: true } as never)
    const error = await rejection(raw.where(query).get())
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
