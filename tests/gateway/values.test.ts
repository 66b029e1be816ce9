import { aggregated } from './aggregates'
import { idsOf, STORES, withCollections } from './collections'
import { nodeSdk, wxSdk } from './sdks'

const db = nodeSdk().database()
const wx = () => wxSdk().database()
const _ = db.command
/** The SDK's types do not know it. */
const objectId = (id: string) =>
  (db as unknown as { ObjectId(of: { id: string }): object }).ObjectId({ id })

/** Encodings of cloud-protocol §1.4, through both SDKs. */
describe.each(STORES)('values on the %s store', (store) => {
  const cloud = withCollections(store)
  const kept = async (value: unknown) => {
    const name = cloud.fresh()
    await db.collection(name).add({ _id: 'd', value })
    const [read] = (await db.collection(name).doc('d').get()).data as { value: unknown }[]
    const other = (await wx().collection(name).doc('d').get()).data as { value: unknown }
    expect(other.value).toEqual(read?.value)
    return read?.value
  }

  test.each<[string, unknown]>([
    ['a whole number', 7],
    ['a number beyond 32 bits', 2 ** 31],
    ['a negative number beyond 32 bits', -(2 ** 40)],
    ['the largest whole number', Number.MAX_SAFE_INTEGER],
    ['a fraction', 0.1],
    ['a number with an exponent', 1e300],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['text with everything in it', 'a"\\\n\t\u0000支😀'],
    ['true', true],
    ['null', null],
    ['a day', new Date('2026-11-20T10:00:00.123Z')],
    ['a day before 1970', new Date(-62_135_596_800_000)],
    ['an empty array', []],
    ['an empty document', {}],
    ['a mixture', [[1, [null]], { a: [{ b: new Date(5) }] }]],
    ['fields that look like operators further down', { o: { $set: 1, 'a b': 2 } }],
    ['fields named like properties of objects', { constructor: 1, toString: 'x', length: 3 }],
  ])('%s comes back as it went in', async (_name, value) => {
    expect(await kept(value)).toEqual(value)
  })

  test('a pattern comes back as the SDK reads one: its text and options', async () => {
    expect(await kept(/a\/b[支]/im)).toMatchObject({ pattern: 'a\\/b[支]', options: 'im' })
  })

  test('undefined is dropped by the SDK', async () => {
    expect(await kept({ a: undefined, b: 1 })).toEqual({ b: 1 })
  })

  test('an ObjectId is kept as one and answered as hex text', async () => {
    const hex = '5e1a7f5c8a2b3c4d5e6f7a8b'
    const name = await cloud.seeded([{ _id: 'd', ref: objectId(hex), list: [objectId(hex)] }])
    const docs = db.collection(name)
    expect((await docs.doc('d').get()).data).toEqual([{ _id: 'd', ref: hex, list: [hex] }])
    expect(idsOf(await docs.where({ ref: objectId(hex) }).get())).toEqual(['d'])
    expect(idsOf(await docs.where({ ref: _.in([objectId(hex)]) }).get())).toEqual(['d'])
    expect(idsOf(await docs.where({ ref: hex }).get())).toEqual([])
    expect(await aggregated(name, (p) => p.project({ _id: 0, ref: 1 }))).toEqual([{ ref: hex }])
  })

  test('the time in an ObjectId', async () => {
    const name = await cloud.seeded([{ ref: objectId('5e1a7f5c8a2b3c4d5e6f7a8b') }])
    const rows = await aggregated(name, (p) => p.project({ _id: 0, year: { $year: '$ref' } }))
    expect(rows).toEqual([{ year: 2020 }])
  })

  describe('server dates', () => {
    const now = '2030-01-01T00:00:00.000Z'
    const minute = 60_000
    const later = new Date(Date.parse(now) + minute)

    test.each<[string, (docs: ReturnType<typeof db.collection>) => Promise<unknown>]>([
      [
        'added',
        (docs) => docs.add({ _id: 'd', o: { list: [{ at: db.serverDate({ offset: minute }) }] } }),
      ],
      [
        'set',
        (docs) => docs.doc('d').set({ o: { list: [{ at: db.serverDate({ offset: minute }) }] } }),
      ],
      [
        'updated',
        async (docs) => {
          await docs.add({ _id: 'd', o: { list: [] } })
          await docs
            .doc('d')
            .update({ o: { list: _.push([{ at: db.serverDate({ offset: minute }) }] as never) } })
        },
      ],
    ])('with an offset, far inside what is %s', async (_name, write) => {
      const name = cloud.fresh()
      await cloud.gateway.clock.set(now)
      await write(db.collection(name))
      await cloud.gateway.clock.reset()
      const [doc] = (await db.collection(name).doc('d').get()).data as {
        o: { list: { at: Date }[] }
      }[]
      const at = doc?.o.list[0]?.at.getTime() ?? 0
      // the clock of the gateway runs on from where it was set
      expect(at - later.getTime()).toBeGreaterThanOrEqual(0)
      expect(at - later.getTime()).toBeLessThan(minute)
    })

    test('in a query', async () => {
      const name = await cloud.seeded([
        { _id: 'past', at: new Date(0) },
        { _id: 'future', at: new Date('2500-01-01T00:00:00Z') },
      ])
      const past = await db
        .collection(name)
        .where({ at: _.lt(db.serverDate()) })
        .get()
      expect(idsOf(past)).toEqual(['past'])
      const soon = await db
        .collection(name)
        .where({ at: _.gt(db.serverDate({ offset: 1000 })) })
        .get()
      expect(idsOf(soon)).toEqual(['future'])
    })
  })
})
