import fc from 'fast-check'
import { Clock } from '../../emulator/cloud/clock'
import type { IndexDefinition } from '../../emulator/cloud/db/collection-index'
import { Engine } from '../../emulator/cloud/db/engine'
import {
  insertDocuments,
  modifyDocuments,
  removeDocuments,
} from '../../emulator/cloud/db/operations'
import { OrderedList } from '../../emulator/cloud/db/ordered-list'
import { type Order, sortDocuments } from '../../emulator/cloud/db/sort'
import { MemoryStore } from '../../emulator/cloud/store/memory-store'
import type { Doc } from '../../emulator/cloud/wire/ejson'

const warnings: string[] = []
const newEngine = () => new Engine(new MemoryStore(), new Clock(), (text) => warnings.push(text))

const numbers = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 3000 })

test('an ordered list is always sorted and finds every range, forwards and backwards', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.integer(), fc.integer(), (added, removed, a, b) => {
      const list = new OrderedList<number>((x, y) => x - y)
      const expected = new Set<number>()
      for (const n of added) {
        if (!expected.has(n)) list.add(n)
        expected.add(n)
      }
      for (const n of removed) {
        list.remove(n)
        expected.delete(n)
      }
      const [low, high] = [Math.min(a, b) % 3000, Math.max(a, b) % 3000]
      const wanted = [...expected].filter((n) => n >= low && n <= high).sort((x, y) => x - y)
      const reached = (n: number) => n >= low
      const inside = (n: number) => n <= high
      expect([...list.range(reached, inside)]).toEqual(wanted)
      expect([...list.rangeBackwards(reached, inside)]).toEqual(wanted.reverse())
    }),
    { numRuns: 60 },
  )
})

const scalar = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom('x', 'y', null, true))
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
const document = fc.record({ a: value, b: value }, { requiredKeys: [] })
const condition = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.record({ $gte: scalar, $lt: scalar }, { requiredKeys: ['$gte'] }),
  scalar.map(($ne) => ({ $ne })),
)
const query = fc.record({ a: condition, b: condition }, { requiredKeys: [] })
const order = fc.constantFrom(
  [],
  [['a', 1]],
  [['a', -1]],
  [
    ['a', 1],
    ['b', 1],
  ],
  [['b', -1]],
)

const INDEXES: IndexDefinition[] = [
  { name: 'a', keys: [['a', 1]], unique: false },
  {
    name: 'ba',
    keys: [
      ['b', 1],
      ['a', 1],
    ],
    unique: false,
  },
]

test('a query answers the same with indexes as without, also after changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 30 }),
      fc.array(query, { minLength: 1, maxLength: 8 }),
      order,
      async (docs, queries, sort) => {
        const engine = newEngine()
        for (const name of ['plain', 'indexed']) {
          engine.createCollection(name)
          const all = docs.map((doc, i) => ({ _id: `d${i}`, ...doc }) as Doc)
          if (name === 'indexed') for (const index of INDEXES) engine.createIndex(name, index)
          await insertDocuments(engine, name, all, null)
          const change = {
            data: { $set: { a: 4 } },
            multi: true,
            merge: true,
            upsert: false,
            now: 0,
          }
          await modifyDocuments(engine, name, { query: { b: 1 }, ...change }, null)
          await removeDocuments(engine, name, { a: 2 }, true, null)
        }
        const spec = sort as unknown as Order
        const keyed = (name: string, q: Doc, limit: number) =>
          engine.view(name, null).select({ query: q, order: spec, limit })
        for (const q of queries as Doc[]) {
          const plain = keyed('plain', q, 1000).map((doc) => doc._id)
          const found = keyed('indexed', q, 1000)
          expect(sortDocuments(found, spec)).toEqual(found)
          const indexed = found.map((doc) => doc._id)
          expect([...indexed].sort()).toEqual([...plain].sort())
          expect(keyed('indexed', q, 3)).toHaveLength(Math.min(3, plain.length))
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('a scan of more than a thousand documents warns once, an indexed query never', async () => {
  const engine = newEngine()
  engine.createCollection('many')
  engine.createIndex('many', { name: 'a', keys: [['a', 1]], unique: false })
  const docs = Array.from({ length: 1001 }, (_, i) => ({ _id: `d${i}`, a: i, b: i }))
  await insertDocuments(engine, 'many', docs, null)
  warnings.length = 0
  const find = (q: Doc) => engine.view('many', null).select({ query: q })
  expect(find({ a: 7 })).toHaveLength(1)
  expect(find({ a: { $gte: 999 } })).toHaveLength(2)
  expect(warnings).toEqual([])
  expect(find({ b: 7 })).toHaveLength(1)
  expect(find({ b: 8 })).toHaveLength(1)
  expect(warnings).toEqual(['a query scans 1001 documents of many: no index fits'])
})

test('pages by id are read in the order of ids, not by sorting them all', async () => {
  const engine = newEngine()
  engine.createCollection('many')
  const ids = Array.from({ length: 3000 }, (_, i) => `d${(i * 7) % 3000}`)
  await insertDocuments(
    engine,
    'many',
    ids.map((_id, n) => ({ _id, n })),
    null,
  )
  warnings.length = 0
  const sorted = [...ids].sort()
  const page = (query: Doc, direction: 1 | -1) =>
    engine
      .view('many', null)
      .select({ query, order: [['_id', direction]], limit: 100 })
      .map(({ _id }) => _id)
  expect(page({}, 1)).toEqual(sorted.slice(0, 100))
  expect(page({}, -1)).toEqual([...sorted].reverse().slice(0, 100))
  await removeDocuments(engine, 'many', { _id: sorted[1500] }, false, null)
  expect(page({ _id: { $gte: sorted[1499] } }, 1)).toEqual([
    sorted[1499],
    ...sorted.slice(1501, 1600),
  ])
  expect(warnings).toEqual([])
  expect(page({ n: 5 }, 1)).toEqual(['d35'])
  expect(warnings).toEqual(['a query scans 2999 documents of many: no index fits'])
})
