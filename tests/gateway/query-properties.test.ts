import fc from 'fast-check'
import { Query } from 'mingo'
import { Clock } from '../../emulator/cloud/clock'
import type { IndexDefinition } from '../../emulator/cloud/db/collection-index'
import { Engine } from '../../emulator/cloud/db/engine'
import { insertDocuments, modifyDocuments } from '../../emulator/cloud/db/operations'
import { type Order, sortDocuments } from '../../emulator/cloud/db/sort'
import { MemoryStore } from '../../emulator/cloud/store/memory-store'
import type { Doc } from '../../emulator/cloud/wire/ejson'

const index = (name: string, ...keys: IndexDefinition['keys']): IndexDefinition => ({
  name,
  keys,
  unique: false,
})
const INDEXES = [
  index('a', ['a', 1]),
  index('b down, a', ['b', -1], ['a', 1]),
  index('inside', ['o.k', 1]),
  index('in an array', ['list.k', 1], ['a', -1]),
]

const number = fc.integer({ min: -2, max: 4 })
const scalar = fc.oneof(
  { weight: 3, arbitrary: number },
  fc.constantFrom('', 'x', 'xy', true, false, null, Number.NaN, 1.5),
  fc.constantFrom(new Date(0), new Date(5)),
)
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.array(fc.array(number, { maxLength: 2 }), { maxLength: 2 }),
  fc.record({ k: scalar }),
)
const inner = fc.oneof(fc.record({ k: value }, { requiredKeys: [] }), scalar)
const document = fc.record(
  { a: value, b: value, o: inner, list: fc.array(inner, { maxLength: 3 }) },
  { requiredKeys: [] },
)

const field = fc.constantFrom('a', 'b', 'o', 'o.k', 'list', 'list.k', 'list.0', 'list.0.k')
const predicate = fc.oneof(
  value,
  value.map(($eq) => ({ $eq })),
  value.map(($ne) => ({ $ne })),
  fc.array(value, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.array(value, { maxLength: 2 }).map(($nin) => ({ $nin })),
  scalar.map(($gt) => ({ $gt })),
  scalar.map(($lte) => ({ $lte })),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.nat({ max: 3 }).map(($size) => ({ $size })),
  fc.array(scalar, { minLength: 1, maxLength: 2 }).map(($all) => ({ $all })),
  number.map(($gt) => ({ $elemMatch: { $gt } })),
  scalar.map((k) => ({ $elemMatch: { k } })),
  scalar.map(($gt) => ({ $not: { $gt } })),
  fc.constantFrom('number', 'string', 'null', 'array', 'date').map(($type) => ({ $type })),
  fc.constant(/^x/),
)
const clause = fc.dictionary(field, predicate, { minKeys: 0, maxKeys: 2 })
const clauses = fc.array(clause, { minLength: 1, maxLength: 3 })
const query = fc.oneof(
  { weight: 4, arbitrary: clause },
  clauses.map(($or) => ({ $or })),
  clauses.map(($nor) => ({ $nor })),
  fc.tuple(clause, clauses).map(([one, $and]) => ({ ...one, $and })),
  fc.tuple(clause, clauses).map(([one, $or]) => ({ ...one, $or })),
)
const direction = fc.constantFrom(1 as const, -1 as const)
const order = fc.uniqueArray(fc.tuple(field, direction), { maxLength: 2, selector: ([f]) => f })

const newEngine = () => new Engine(new MemoryStore(), new Clock(), () => {})
const idsOf = (docs: readonly Doc[]) => docs.map(({ _id }) => String(_id))

async function filled(docs: readonly object[]): Promise<Engine> {
  const engine = newEngine()
  const all = docs.map((doc, i) => ({ _id: `d${i}`, ...doc }) as Doc)
  for (const name of ['plain', 'indexed']) engine.createCollection(name)
  for (const one of INDEXES) engine.createIndex('indexed', one)
  for (const name of ['plain', 'indexed']) await insertDocuments(engine, name, all, null)
  return engine
}

const documents = fc.array(document, { minLength: 1, maxLength: 25 })
const queries = fc.array(query, { minLength: 1, maxLength: 6 })

test('indexes change neither what a query finds, nor its order, nor its pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      queries,
      order,
      fc.nat(5),
      fc.integer({ min: 1, max: 9 }),
      async (docs, asked, sort: Order, offset, limit) => {
        const engine = await filled(docs)
        for (const one of asked as Doc[]) {
          const [plain, indexed] = ['plain', 'indexed'].map((name) =>
            engine.view(name, null).select({ query: one, order: sort }),
          ) as [Doc[], Doc[]]
          expect(idsOf(indexed).sort()).toEqual(idsOf(plain).sort())
          expect(sortDocuments(indexed, sort)).toEqual(indexed)
          const page = engine
            .view('indexed', null)
            .select({ query: one, order: sort, offset, limit })
          expect(page).toHaveLength(Math.max(0, Math.min(limit, plain.length - offset)))
          expect(idsOf(page)).toEqual(idsOf(indexed).slice(offset, offset + limit))
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('nor what a transaction sees of its own changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      queries,
      order,
      document,
      async (docs, asked, sort: Order, changed) => {
        const engine = await filled(docs)
        const transaction = engine.transactions.start(null)
        const change = {
          query: { _id: 'd0' },
          data: changed as Doc,
          multi: false,
          merge: false,
          upsert: false,
          now: 0,
        }
        for (const name of ['plain', 'indexed']) {
          await modifyDocuments(engine, name, change, transaction)
          await insertDocuments(engine, name, [{ _id: 'new', ...changed }], transaction)
        }
        for (const one of asked as Doc[]) {
          const [plain, indexed] = ['plain', 'indexed'].map((name) =>
            engine.view(name, transaction).select({ query: one, order: sort }),
          ) as [Doc[], Doc[]]
          expect(idsOf(indexed).sort()).toEqual(idsOf(plain).sort())
          expect(sortDocuments(indexed, sort)).toEqual(indexed)
        }
      },
    ),
    { numRuns: 100 },
  )
})

/** What mingo and MongoDB agree on (cloud-protocol §4.5): no null or NaN in ranges, no whole documents. */
const plainScalar = fc.oneof(number, fc.constantFrom('', 'x', 'xy', true, false))
const plainDocument = fc.record(
  {
    a: fc.oneof(plainScalar, fc.array(plainScalar, { maxLength: 3 }), fc.constant(null)),
    o: fc.record(
      { k: fc.oneof(plainScalar, fc.array(number, { maxLength: 2 })) },
      { requiredKeys: [] },
    ),
    list: fc.array(fc.record({ k: plainScalar }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
)
const comparison = fc.oneof(
  plainScalar,
  plainScalar.map(($ne) => ({ $ne })),
  fc.array(plainScalar, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.array(plainScalar, { maxLength: 3 }).map(($nin) => ({ $nin })),
  plainScalar.map(($gt) => ({ $gt })),
  plainScalar.map(($lte) => ({ $lte })),
  plainScalar.map(($gt) => ({ $not: { $gt } })),
)
/** Of a path through an array mingo makes an array, which MongoDB does not. */
const ofWhole = fc.oneof(
  comparison,
  fc.boolean().map(($exists) => ({ $exists })),
  fc.nat({ max: 3 }).map(($size) => ({ $size })),
)
const plainClause = fc.record(
  {
    a: ofWhole,
    'o.k': ofWhole,
    'list.k': comparison,
    list: plainScalar.map((k) => ({ $elemMatch: { k } })),
  },
  { requiredKeys: [] },
)
const plainClauses = fc.array(plainClause, { minLength: 1, maxLength: 3 })
const plainQuery = fc.oneof(
  plainClause,
  plainClauses.map(($or) => ({ $or })),
  plainClauses.map(($nor) => ({ $nor })),
  plainClauses.map(($and) => ({ $and })),
)

test('another evaluator finds the same documents', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(plainDocument, { minLength: 1, maxLength: 15 }),
      plainQuery,
      async (docs, asked) => {
        const engine = await filled(docs)
        const found = engine.view('indexed', null).select({ query: asked as Doc })
        const reference = new Query(asked as never)
        const expected = docs
          .map((doc, i) => ({ _id: `d${i}`, ...doc }))
          .filter((doc) => reference.test(doc))
        expect(idsOf(found).sort()).toEqual(idsOf(expected).sort())
      },
    ),
    { numRuns: 500 },
  )
})
