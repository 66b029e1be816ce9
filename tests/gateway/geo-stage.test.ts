import { rejection } from '../support/cloud'
import { aggregated } from './aggregates'
import { STORES, withCollections } from './collections'
import { DEGREE, point } from './places'
import { nodeSdk } from './sdks'

const _ = nodeSdk().database().command

/** Expected answers: the manual of MongoDB, `$geoNear`; distances are metres on a sphere. */
describe.each(STORES)('the stage geoNear on the %s store', (store) => {
  const cloud = withCollections(store)
  let name = ''
  beforeAll(async () => {
    name = await cloud.seeded(
      [
        { _id: 'zero', at: point(0, 0), kind: 'a' },
        { _id: 'east', at: point(1, 0), kind: 'b' },
        { _id: 'north', at: point(0, 2), kind: 'a' },
        { _id: 'far', at: point(90, 0), kind: 'a' },
        { _id: 'nowhere', kind: 'a' },
      ],
      [{ name: 'at', keys: { at: '2dsphere' } }],
    )
  })

  const near = (more: object = {}) =>
    aggregated(name, (p) =>
      p
        .geoNear({ near: point(0, 0), spherical: true, distanceField: 'metres', ...more })
        .project({ metres: 1, place: 1 })
        .limit(20),
    ) as Promise<{ _id: string; metres: number; place?: object }[]>

  test('gives metres, nearest first, and leaves out what is nowhere', async () => {
    const rows = await near({ query: { kind: _.exists(true) } })
    expect(rows.map(({ _id }) => _id)).toEqual(['zero', 'east', 'north', 'far'])
    const metres = [0, DEGREE, 2 * DEGREE, 90 * DEGREE]
    rows.forEach((row, i) => {
      expect(row.metres).toBeCloseTo(metres[i] ?? Number.NaN, 3)
    })
  })

  test('bounds, a factor, and the place it measured', async () => {
    const rows = await near({
      minDistance: 1,
      maxDistance: DEGREE * 1.5,
      distanceMultiplier: 0.001,
      includeLocs: 'place',
      query: { kind: 'b' },
    })
    expect(rows).toEqual([
      {
        _id: 'east',
        metres: expect.closeTo(DEGREE / 1000, 6),
        place: { type: 'Point', coordinates: [1, 0] },
      },
    ])
  })

  test('into a path, before other stages', async () => {
    const rows = await aggregated(name, (p) =>
      p
        .geoNear({ near: point(0, 0), spherical: true, distanceField: 'dist.metres', key: 'at' })
        .match({ 'dist.metres': _.lt(1) })
        .sortByCount('$kind'),
    )
    expect(rows).toEqual([{ _id: 'a', count: 1 }])
  })

  test.each<[string, object, RegExp]>([
    [
      'without a field for the distance',
      { distanceField: undefined },
      /requires a 'distanceField' option as a String/,
    ],
    [
      'a key without an index',
      { key: 'other' },
      /requires a 2d or 2dsphere index, but none were found/,
    ],
    ['a distance below 0', { maxDistance: -1 }, /must be non-?negative/],
  ])('refused: %s', async (_name, more, text) => {
    const error = await rejection(near(more))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(text)
  })
})
