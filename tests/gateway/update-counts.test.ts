import { STORES, withCollections } from './collections'
import { nodeSdk, wxSdk } from './sdks'

const db = nodeSdk().database()
const _ = db.command
const wx = () => wxSdk().database()

/** What a write counts and answers (cloud-protocol §5.3). */
describe.each(STORES)('counts of writes on the %s store', (store) => {
  const cloud = withCollections(store)
  let name = ''
  beforeEach(async () => {
    name = await cloud.seeded([{ _id: 'a', n: 1, o: { x: 1 } }])
  })
  const whole = async () => (await db.collection(name).orderBy('_id', 'asc').get()).data

  test.each<[string, object, number]>([
    ['another value', { n: 2 }, 1],
    ['the same value', { n: 1 }, 0],
    ['the same document', { o: { x: 1 } }, 0],
    ['nothing', {}, 0],
    ['undefined', { n: undefined }, 0],
    ['an empty document', { n: {} }, 0],
    ['an increase of 0', { n: _.inc(0) }, 0],
  ])('update by %s', async (_name, change, count) => {
    expect(await db.collection(name).doc('a').update(change)).toMatchObject({ updated: count })
    expect(await whole()).toEqual([{ _id: 'a', n: count === 0 ? 1 : 2, o: { x: 1 } }])
  })

  test('set counts also when nothing changes', async () => {
    const same = { n: 1, o: { x: 1 } }
    expect(await db.collection(name).doc('a').set(same)).toMatchObject({ updated: 1 })
    expect(await wx().collection(name).doc('a').set({ data: same })).toMatchObject({
      stats: { updated: 1, created: 0 },
    })
  })

  test('set creates what is missing, and says its id', async () => {
    expect(await db.collection(name).doc('b').set({ n: 2 })).toMatchObject({
      updated: 0,
      upsertedId: 'b',
    })
    expect(
      await wx()
        .collection(name)
        .doc('c')
        .set({ data: { n: 3 } }),
    ).toMatchObject({
      stats: { updated: 0, created: 1 },
    })
    expect(await whole()).toHaveLength(3)
  })

  test.each<[string, object, object, object]>([
    [
      'the document as it is now',
      { _id: 'a' },
      { n: _.inc(4) },
      { updated: 1, doc: { _id: 'a', n: 5, o: { x: 1 } } },
    ],
    ['1 for the same value too', { _id: 'a' }, { n: 1 }, { updated: 1, doc: { _id: 'a', n: 1 } }],
    ['null when none matches', { _id: 'none' }, { n: 1 }, { updated: 0, doc: null }],
  ])('updateAndReturn answers %s', async (_name, query, change, answer) => {
    const found = db.collection(name).where(query) as unknown as {
      updateAndReturn(data: object): Promise<object>
    }
    expect(await found.updateAndReturn(change)).toMatchObject(answer)
  })

  test('remove counts what it removed', async () => {
    expect(await db.collection(name).doc('none').remove()).toMatchObject({ deleted: 0 })
    expect(await wx().collection(name).doc('a').remove()).toMatchObject({ stats: { removed: 1 } })
    expect(await db.collection(name).doc('a').remove()).toMatchObject({ deleted: 0 })
  })
})
