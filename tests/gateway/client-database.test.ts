import tcb from '@cloudbase/node-sdk'
import { rejection, withCloud } from '../support/cloud'
import { nodeSdk } from './sdks'

/** What a phone may do with collections under each rule (cloud-protocol §5.1, §5.5), through the SDK on a person's endpoint. */
const cloud = withCloud({
  databaseRules: { open: 'READONLY', own: 'PRIVATE', shown: 'ADMINWRITE', closed: 'ADMINONLY' },
})
const phone = (openid: string) =>
  tcb
    .init({
      env: 'local-env',
      serviceUrl: `${cloud.gateway.url}/client/database/${openid}`,
    } as never)
    .database()
const admin = () => nodeSdk().database()
const COLLECTIONS = ['open', 'own', 'shown', 'closed', 'unnamed', 'constructor']

beforeEach(async () => {
  cloud.gateway.provision(COLLECTIONS.map((name) => ({ name })))
  for (const name of COLLECTIONS) {
    await admin()
      .collection(name)
      .where({ _id: admin().command.exists(true) })
      .remove()
    await admin()
      .collection(name)
      .add([
        { _id: 'a', n: 1, _openid: 'oAlice_1' },
        { _id: 'b', n: 2, _openid: 'oBob_1' },
        { _id: 'f', n: 3 },
      ])
  }
})
const all = async (name: string) =>
  (await admin().collection(name).orderBy('_id', 'asc').get()).data
const idsSeen = async (name: string) =>
  ((await phone('oAlice_1').collection(name).orderBy('_id', 'asc').get()).data as { _id: string }[])
    .map(({ _id }) => _id)
    .join('')

describe('reading', () => {
  test.each([
    ['open', 'abf'],
    ['shown', 'abf'],
    ['own', 'a'],
  ])('%s shows %s, by get, count and aggregate', async (name, seen) => {
    expect(await idsSeen(name)).toBe(seen)
    const docs = phone('oAlice_1').collection(name)
    expect(await docs.count()).toMatchObject({ total: seen.length })
    const rows = (await docs.aggregate().match({}).end()) as unknown as { data: object[] }
    expect(rows.data).toHaveLength(seen.length)
    expect((await docs.doc('b').get()).data).toHaveLength(seen.includes('b') ? 1 : 0)
  })

  test.each(['closed', 'unnamed', 'constructor'])('%s shows nothing: −502003', async (name) => {
    const docs = phone('oAlice_1').collection(name)
    for (const refused of [
      docs.get(),
      docs.count(),
      docs.doc('a').get(),
      docs.aggregate().match({}).end(),
    ]) {
      expect((await rejection(refused as Promise<unknown>)).code).toBe('DATABASE_PERMISSION_DENIED')
    }
  })

  test('20 documents at most, with and without a limit', async () => {
    await admin()
      .collection('open')
      .add(Array.from({ length: 50 }, (_, n) => ({ n })))
    const docs = phone('oAlice_1').collection('open')
    expect((await docs.get()).data).toHaveLength(20)
    expect((await docs.limit(100).get()).data).toHaveLength(20)
    expect((await docs.limit(5).get()).data).toHaveLength(5)
  })

  test('no way round the rule through a join or an or', async () => {
    const { command } = admin()
    const docs = phone('oAlice_1').collection('own')
    expect((await docs.where(command.or([{ n: 1 }, { n: 2 }])).get()).data).toHaveLength(1)
    expect((await docs.where({ _openid: 'oBob_1' }).get()).data).toEqual([])
    const join = phone('oAlice_1').collection('open').aggregate() as unknown as {
      lookup(of: object): { end(): Promise<unknown> }
    }
    const joined = join
      .lookup({ from: 'closed', localField: 'n', foreignField: 'n', as: 'x' })
      .end()
    expect((await rejection(joined)).code).toBe('DATABASE_PERMISSION_DENIED')
  })
})

test('a query that is no JSON of its own cannot break out of the rule', async () => {
  const reply = await fetch(`${cloud.gateway.url}/client/database/oAlice_1`, {
    method: 'POST',
    body: JSON.stringify({
      action: 'database.getDocument',
      collectionName: 'own',
      query: '{}],"$or":[{}',
    }),
  })
  expect(await reply.json()).toMatchObject({ code: 'INVALID_PARAM' })
})

describe('writing', () => {
  test.each(['open', 'own'])('%s: own documents, which carry the person', async (name) => {
    const docs = phone('oAlice_1').collection(name)
    await docs.add({ _id: 'n', n: 4 })
    await docs.doc('a').update({ n: 10 })
    await docs.doc('s').set({ n: 5 })
    expect(await docs.where({ n: 4 }).remove()).toMatchObject({ deleted: 1 })
    expect(await all(name)).toEqual([
      { _id: 'a', n: 10, _openid: 'oAlice_1' },
      { _id: 'b', n: 2, _openid: 'oBob_1' },
      { _id: 'f', n: 3 },
      { _id: 's', n: 5, _openid: 'oAlice_1' },
    ])
  })

  test.each(['open', 'own'])('%s: others stay as they are', async (name) => {
    const docs = phone('oAlice_1').collection(name)
    const before = await all(name)
    expect(await docs.doc('b').update({ n: 0 })).toMatchObject({ updated: 0 })
    expect(await docs.doc('f').remove()).toMatchObject({ deleted: 0 })
    expect(await docs.where({ n: admin().command.gt(1) }).update({ n: 0 })).toMatchObject({
      updated: 0,
    })
    await rejection(docs.doc('b').set({ n: 0 }))
    expect(await all(name)).toEqual(before)
  })

  test('who created it cannot be said or changed', async () => {
    const docs = phone('oAlice_1').collection('open')
    expect((await rejection(docs.add({ _openid: 'oBob_1' }))).code).toBe('INVALID_PARAM')
    expect((await rejection(docs.doc('a').update({ _openid: 'oBob_1' }))).code).toBe(
      'DATABASE_PERMISSION_DENIED',
    )
    expect((await rejection(docs.doc('a').set({ _openid: 'oBob_1' }))).code).toBe('INVALID_PARAM')
    const { rename } = admin().command as unknown as { rename(to: string): object }
    expect((await rejection(docs.doc('a').update({ n: rename('_openid') }))).code).toBe(
      'DATABASE_PERMISSION_DENIED',
    )
  })

  test.each(['shown', 'closed', 'unnamed'])('%s: nothing: −502003', async (name) => {
    const docs = phone('oAlice_1').collection(name)
    for (const refused of [
      docs.add({ n: 1 }),
      docs.doc('a').update({ n: 2 }),
      docs.doc('a').set({ n: 2 }),
      docs.doc('a').remove(),
    ]) {
      expect((await rejection(refused)).code).toBe('DATABASE_PERMISSION_DENIED')
    }
    expect(await all(name)).toHaveLength(3)
  })

  test('no collection is made, no transaction begun, by nobody', async () => {
    expect((await rejection(phone('oAlice_1').createCollection('mine'))).code).toBe('INVALID_PARAM')
    expect((await rejection(phone('oAlice_1').startTransaction())).code).toBe('INVALID_PARAM')
    expect((await rejection(phone('nobody').collection('open').get())).code).toBe('INVALID_PARAM')
  })
})
