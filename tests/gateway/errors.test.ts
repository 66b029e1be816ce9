import { rejection } from '../support/cloud'
import { STORES, withCollections } from './collections'
import { nodeSdk, wxSdk } from './sdks'

const db = nodeSdk().database()
const wx = () => wxSdk().database()

/** The shapes of cloud-protocol §5.2: the number is made by wx-server-sdk, the code by the service. */
describe.each(STORES)('errors on the %s store', (store) => {
  const cloud = withCollections(store)
  const MISSING =
    /\[ResourceNotFound\] Db or Table not exist\. Please check your request, but if the problem cannot be solved, contact us\.$/

  test.each<[string, () => Promise<unknown>, string]>([
    ['collection.get', () => wx().collection('none').get(), 'collection.get'],
    ['collection.count', () => wx().collection('none').count(), 'collection.count'],
    ['collection.add', () => wx().collection('none').add({ data: {} }), 'collection.add'],
    ['where().get', () => wx().collection('none').where({ a: 1 }).get(), 'collection.get'],
    [
      'where().update',
      () =>
        wx()
          .collection('none')
          .where({ a: 1 })
          .update({ data: { b: 1 } }),
      'collection.update',
    ],
    ['where().remove', () => wx().collection('none').where({ a: 1 }).remove(), 'collection.remove'],
    ['doc().get', () => wx().collection('none').doc('x').get(), 'document.get'],
    [
      'doc().set',
      () =>
        wx()
          .collection('none')
          .doc('x')
          .set({ data: { b: 1 } }),
      'document.set',
    ],
    [
      'doc().update',
      () =>
        wx()
          .collection('none')
          .doc('x')
          .update({ data: { b: 1 } }),
      'document.update',
    ],
    ['doc().remove', () => wx().collection('none').doc('x').remove(), 'document.remove'],
  ])('a collection that is not there, wx: %s is −502005', async (_name, call, api) => {
    const error = await rejection(call())
    expect(error.errCode).toBe(-502005)
    expect(error.errMsg).toMatch(
      new RegExp(`^${api}:fail -502005 database collection not exists\\. `),
    )
    expect(error.errMsg).toMatch(MISSING)
  })

  test.each<[string, () => Promise<unknown>]>([
    ['get', () => db.collection('none').get()],
    ['count', () => db.collection('none').count()],
    ['add', () => db.collection('none').add({})],
    ['update', () => db.collection('none').where({ a: 1 }).update({ b: 1 })],
    ['remove', () => db.collection('none').where({ a: 1 }).remove()],
    ['doc().get', () => db.collection('none').doc('x').get()],
    ['doc().set', () => db.collection('none').doc('x').set({ b: 1 })],
    ['aggregate', () => db.collection('none').aggregate().match({}).end() as Promise<unknown>],
  ])('a collection that is not there, node: %s', async (_name, call) => {
    const error = await rejection(call())
    expect(error.code).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(error.message).toMatch(MISSING)
    expect((error as unknown as { requestId: string }).requestId).toMatch(/\S/)
  })

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'aggregate',
      () => wx().collection('none').aggregate().match({}).end(),
      'DATABASE_COLLECTION_NOT_EXIST',
    ],
    [
      'createCollection',
      async () => wx().createCollection(cloud.fresh()),
      'DATABASE_COLLECTION_ALREADY_EXIST',
    ],
  ])(
    'wx rejects with −1 and a code where the result is an error: %s',
    async (_name, call, code) => {
      const error = await rejection(call())
      expect(error.errCode).toBe(-1)
      expect(error.code).toBe(code)
    },
  )

  test.each<[string, (name: string) => Promise<unknown>, number, RegExp]>([
    [
      'an operator that is none',
      (name) =>
        wx()
          .collection(name)
          .where({ n: { $nothing: 1 } })
          .get(),
      -502001,
      /^collection\.get:fail -502001 database request fail\. \[FailedOperation\] \(BadValue\) unknown operator: \$nothing/,
    ],
    [
      'a field that begins with $',
      (name) =>
        wx()
          .collection(name)
          .add({ data: { $n: 1 } }),
      -502001,
      /^collection\.add:fail -502001 .*The dollar \(\$\) prefixed field '\$n'/,
    ],
    [
      'an update of the id',
      (name) =>
        wx()
          .collection(name)
          .doc('d')
          .update({ data: { _id: 'e' } }),
      -501007,
      /不能更新_id的值/,
    ],
    [
      'set of an id',
      (name) =>
        wx()
          .collection(name)
          .doc('d')
          .set({ data: { _id: 'e' } }),
      -501007,
      /不能更新_id的值/,
    ],
    [
      'a field under null',
      (name) =>
        wx()
          .collection(name)
          .doc('d')
          .update({ data: { 'nil.x': 1 } }),
      -502001,
      /^document\.update:fail -502001 database request fail\. \[FailedOperation\] multiple write errors: \[\{write errors: \[\{Cannot create field 'x' in element \{nil: null\}\}\]\}, \{<nil>\}\]/,
    ],
    [
      'the name of a collection of the gateway',
      () => wx().collection('$own').get(),
      -501007,
      /集合名称不合法/,
    ],
  ])('wx: %s', async (_name, call, errCode, text) => {
    const name = await cloud.seeded([{ _id: 'd', nil: null }])
    const error = await rejection(call(name))
    expect(error.errCode).toBe(errCode)
    expect(error.errMsg ?? error.message).toMatch(text)
  })

  test('set does not take update commands', async () => {
    const name = await cloud.seeded([{ _id: 'd', n: 1 }])
    const error = await rejection(
      (async () =>
        db
          .collection(name)
          .doc('d')
          .set({ n: db.command.inc(1) }))(),
    )
    expect(error.code ?? error.message).toMatch(/DATABASE_REQUEST_FAILED|update operator/)
    expect((await db.collection(name).doc('d').get()).data).toEqual([{ _id: 'd', n: 1 }])
  })

  test('a document that is not there', async () => {
    const name = cloud.fresh()
    const error = await rejection(wx().collection(name).doc('x').get())
    expect(error.errCode).toBe(-1)
    expect(error.errMsg).toBe('document.get:fail document with _id x does not exist')
    expect(await db.collection(name).doc('x').get()).toMatchObject({ data: [] })
    expect(await db.collection(name).doc('x').remove()).toMatchObject({ deleted: 0 })
  })

  test('a request that travels without what it needs is refused, not failed', async () => {
    const reply = await fetch(`${cloud.gateway.url}/admin?env=local-env`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'database.getDocument' }),
    })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({
      code: 'INVALID_PARAM',
      requestId: expect.any(String),
    })
  })
})
