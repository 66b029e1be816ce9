import { aggregated, operators } from './aggregates'
import { idsOf, STORES, withCollections } from './collections'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()
const $ = operators()

/** Each comes before the next, by the manual of MongoDB, "Comparison/Sort Order". */
const ASCENDING: readonly [string, object][] = [
  ['an empty array', { v: [] }],
  ['null', { v: null }],
  ['not a number', { v: Number.NaN }],
  ['a negative number', { v: -5 }],
  ['the least element of an array', { v: [9, -1] }],
  ['zero', { v: 0 }],
  ['a fraction', { v: 0.5 }],
  ['a large number', { v: 2 ** 40 }],
  ['empty text', { v: '' }],
  ['a capital', { v: 'Z' }],
  ['a small letter', { v: 'a' }],
  ['more of it', { v: 'aa' }],
  ['an accent', { v: 'é' }],
  ['a Han character', { v: '中' }],
  ['the last of the basic plane', { v: '\uffee' }],
  ['beyond the basic plane', { v: '😀' }],
  ['an empty document', { v: {} }],
  ['a document with a number', { v: { a: 1 } }],
  ['a greater number in it', { v: { a: 2 } }],
  ['another name', { v: { b: 0 } }],
  ['text in a document', { v: { a: 'x' } }],
  ['an array in an array', { v: [[1]] }],
  ['a greater array in an array', { v: [[2]] }],
  ['false', { v: false }],
  ['true', { v: true }],
  ['a day before 1970', { v: new Date(-1) }],
  ['a day', { v: new Date('2026-11-20T00:00:00Z') }],
  ['a pattern', { v: /a/ }],
]

describe.each(STORES)('order on the %s store', (store) => {
  const cloud = withCollections(store)
  const docs = ASCENDING.map(([_id, doc]) => ({ _id, ...doc }))
  const shuffled = docs
    .map((doc, i) => ({ doc, at: (i * 11) % docs.length }))
    .sort((a, b) => a.at - b.at)
    .map(({ doc }) => doc)
  const names = ASCENDING.map(([name]) => name)
  const sorted = async (name: string, direction: 'asc' | 'desc') =>
    idsOf(await db.collection(name).orderBy('v', direction).get())

  test.each<[string, { name: string; keys: string[] }[]]>([
    ['without an index', []],
    ['with an index', [{ name: 'v', keys: ['v'] }]],
  ])('of all types, ascending, %s', async (_name, indexes) => {
    const name = await cloud.seeded(shuffled, indexes)
    expect(await sorted(name, 'asc')).toEqual(names)
    const rows = await aggregated(name, (p) => p.sort({ v: 1 }).limit(100).project({ _id: 1 }))
    expect(idsOf({ data: rows })).toEqual(names)
  })

  test.each<[string, { name: string; keys: string[] }[]]>([
    ['without an index', []],
    ['with an index', [{ name: 'v', keys: ['v'] }]],
  ])(
    'of all types, descending, %s: an array stands at its greatest element',
    async (_name, indexes) => {
      const name = await cloud.seeded(shuffled, indexes)
      const array = 'the least element of an array'
      const down = names.filter((one) => one !== array).reverse()
      down.splice(down.indexOf('a large number') + 1, 0, array)
      expect(await sorted(name, 'desc')).toEqual(down)
    },
  )

  test('missing stands with null', async () => {
    const name = await cloud.seeded([
      { _id: 'n', v: null },
      { _id: 'm' },
      { _id: 'e', v: [] },
      { _id: 'x', v: 1 },
    ])
    expect((await sorted(name, 'asc')).slice(0, 3).sort()).toEqual(['e', 'm', 'n'])
    expect((await sorted(name, 'asc'))[0]).toBe('e')
    expect((await sorted(name, 'desc'))[0]).toBe('x')
    expect((await sorted(name, 'desc')).at(-1)).toBe('e')
  })

  test('by several fields, paths and directions', async () => {
    const name = await cloud.seeded([
      { _id: 'a', o: { k: 1 }, n: 1 },
      { _id: 'b', o: { k: 1 }, n: 2 },
      { _id: 'c', o: { k: 0 }, n: 3 },
      { _id: 'd', n: 4 },
    ])
    const page = await db.collection(name).orderBy('o.k', 'desc').orderBy('n', 'asc').get()
    expect(idsOf(page)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a path through an array sorts by the least of its documents', async () => {
    const name = await cloud.seeded([
      { _id: 'a', l: [{ k: 5 }, { k: 2 }] },
      { _id: 'b', l: [{ k: 3 }] },
      { _id: 'c', l: [{ k: 9 }, {}] },
    ])
    expect(idsOf(await db.collection(name).orderBy('l.k', 'asc').get())).toEqual(['c', 'a', 'b'])
    expect(idsOf(await db.collection(name).orderBy('l.k', 'desc').get())).toEqual(['c', 'a', 'b'])
  })

  test('the same order in $max and $min of a group', async () => {
    const name = await cloud.seeded([{ v: 1 }, { v: 'a' }, { v: true }, { v: null }])
    const [row] = await aggregated(name, (p) =>
      p.group({ _id: null, max: $.max('$v'), min: $.min('$v') }),
    )
    expect(row).toEqual({ _id: null, max: true, min: 1 })
  })
})
