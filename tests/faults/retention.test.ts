import { dayOf } from '../../cloudfunctions/core/domain/calendar'
import { yearsOver } from '../../cloudfunctions/core/domain/retention'
import type { Doc, Documents } from '../../cloudfunctions/core/platform/ports'
import { eraseExpired } from '../../cloudfunctions/core/steps/erase-expired'
import { verifyLedger } from '../../cloudfunctions/core/steps/verify-ledger'
import { collections } from '../../cloudfunctions/core/store'
import { type Fixture, foundBranch } from '../support/branch'
import { startWorld, type World } from '../support/call'
import { putYears } from '../support/kept'

const KEYS = ['a secret of this test only'] as const
/** On this day, ten years are kept: 2016 and after; of pictures three: 2023 and after. */
const NOW = Date.parse('2026-12-11T03:00:00+08:00')
const OVER = yearsOver('2026-12-11', { textYears: 10, mediaYears: 3 })
const YEARS = [2014, 2015, 2016, 2022, 2023]

let world: World
let fixture: Fixture
let whole: Map<string, Doc[]>
beforeAll(async () => {
  world = await startWorld()
  fixture = await foundBranch(world)
  await putYears(world, fixture, YEARS, KEYS)
  whole = await everything()
})
afterAll(() => world.close())

const names = collections.map(({ name }) => name)
async function everything(): Promise<Map<string, Doc[]>> {
  const found = await Promise.all(
    names.map((name) =>
      world.documents.find(name, { where: {}, order: [['_id', 'asc']], limit: 1000 }),
    ),
  )
  return new Map(names.map((name, i) => [name, found[i] ?? []]))
}
async function putBack(): Promise<void> {
  for (const [name, docs] of await everything())
    for (const { _id } of docs) await world.documents.remove(name, _id)
  for (const [name, docs] of whole) for (const doc of docs) await world.documents.put(name, doc)
}

class Killed extends Error {}
/** A database that is gone after so many answers, transactions torn open included. */
function dyingAfter(documents: Documents, answers: number): Documents {
  let left = answers
  const dying = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (of, name: keyof T & string) => {
        const ask = of[name] as unknown as (...given: unknown[]) => unknown
        return async (...given: unknown[]) => {
          if (name === 'transact') {
            const body = given[0] as (tx: object) => Promise<unknown>
            return ask((tx: object) => body(dying(tx)))
          }
          if (left-- <= 0) throw new Killed('gone')
          return ask(...given)
        }
      },
    })
  return dying(documents)
}

const erase = (documents: Documents = world.documents) =>
  eraseExpired({ documents, now: NOW, ledgerSecrets: KEYS }, OVER, () => false)

const at = (docs: Map<string, Doc[]>, name: string) => docs.get(name) ?? []
const yearOf = (doc: Doc) => Number(/20\d\d/.exec(JSON.stringify(doc.on ?? doc.month))?.[0])

test('D5 what is over goes with all that is about it; nothing younger is touched, and the chain holds', async () => {
  await putBack()
  expect(await erase()).toMatchObject({ finished: true })
  const after = await everything()
  for (const name of ['contacts', 'care', 'months', 'activities'])
    expect(at(after, name)).toEqual(at(whole, name).filter((doc) => yearOf(doc) >= 2016))
  // two days a year of three years are left of everything that belongs to a day
  for (const name of ['arrivals', 'leaves', 'records', 'services', 'resolutions', 'feedback'])
    expect([name, at(after, name).length]).toEqual([name, 6])
  expect(at(after, 'messages')).toHaveLength(12)
  expect(at(after, 'plans').map((doc) => doc.year)).toEqual([2016, 2022, 2023])
  expect(at(after, 'data_objections')).toHaveLength(6)
  const albums = at(after, 'media').map((doc) => doc.items as { addedAt: number }[])
  expect(albums).toHaveLength(6)
  expect(
    albums
      .flat()
      .map(({ addedAt }) => dayOf(addedAt))
      .sort(),
  ).toEqual(['2023-01-01', '2023-12-31'])
  // eight pictures are loose, and the timer removes their bytes
  expect(at(after, 'loose_files')).toHaveLength(8)
  const kept = new Set(at(after, 'members').map((doc) => doc.name))
  expect([...kept].filter((name) => String(name).startsWith('left-')).sort()).toEqual(
    [2016, 2022, 2023].flatMap((year) => [`left-${year}-01-01`, `left-${year}-12-31`]),
  )
  for (const person of Object.values(fixture.people)) expect(kept).toContain(person.name)
  const nothingWrong = { broken: [], lost: 0, unlike: [], entries: 10 }
  expect(await verifyLedger(world.documents, null, { keys: KEYS, now: NOW })).toEqual(nothingWrong)
  expect(
    at(after, 'ledger')
      .filter((doc) => doc.erased)
      .map((doc) => doc.year),
  ).toEqual([2014, 2014, 2015, 2015])
  expect(JSON.stringify(at(after, 'ledger').slice(0, 4))).not.toContain('张三')
})

test('D5 what was erased is told in numbers, without a word of what it said', async () => {
  await putBack()
  await erase()
  const told = at(await everything(), 'erasures')
  const counted = (kind: string) =>
    told.filter((doc) => doc.kind === kind).map((doc) => [doc.year, doc.count])
  const both = [
    [2014, 2],
    [2015, 2],
  ]
  for (const kind of ['activities', 'arrivals', 'ledger', 'members', 'roles', 'contacts'])
    expect([kind, counted(kind)]).toEqual([kind, both])
  expect(counted('media')).toEqual([...both, [2016, 2], [2022, 2]])
  expect(Object.keys(told[0] ?? {}).sort()).toEqual(
    ['_id', 'count', 'firstAt', 'kind', 'lastAt', 'year'].sort(),
  )
})

test('D5 run twice it ends as run once', async () => {
  await putBack()
  await erase()
  const once = await everything()
  expect(await erase()).toEqual({ erased: 0, finished: true })
  expect(await everything()).toEqual(once)
})

test('D5 killed anywhere and run again, it ends in the same state', async () => {
  await putBack()
  await erase()
  const undisturbed = await everything()
  let killed = 0
  for (const answers of [1, 7, 19, 40, 41, 77, 120, 200, 260, 333]) {
    await putBack()
    const result = await erase(dyingAfter(world.documents, answers)).catch((error) => error)
    if (result instanceof Killed) killed += 1
    await erase()
    expect(await everything()).toEqual(undisturbed)
  }
  expect(killed).toBeGreaterThan(5)
})

test('D5 two runs at once erase and count everything once', async () => {
  await putBack()
  await erase()
  const undisturbed = await everything()
  await putBack()
  await Promise.allSettled([erase(), erase()])
  await erase()
  expect(await everything()).toEqual(undisturbed)
})

/** The day of 2023, made to look old: the date of the day beside the ledger is not sealed. */
async function lookingOld(): Promise<{ day: Doc; entry: Doc }> {
  await putBack()
  const [day] = at(whole, 'activities').filter((doc) => doc.month === '2023-12')
  const entry = at(whole, 'ledger').find((doc) => doc._id === day?.entryId)
  if (!day || !entry) throw new Error('there is no such day')
  await world.documents.patch('activities', day._id, {
    startsAt: Date.parse('2014-12-31T15:00:00+08:00'),
    month: '2014-12',
  })
  return { day, entry }
}

test('D5 C4.3d a day that was made to look old stays, with its entry and all that is about it', async () => {
  const { day, entry } = await lookingOld()
  expect(await erase()).toMatchObject({ finished: true })
  const after = await everything()
  expect(at(after, 'ledger')).toContainEqual(entry)
  for (const name of ['activities', 'records', 'arrivals', 'media', 'resolutions'])
    expect([name, at(after, name)]).toEqual([
      name,
      expect.arrayContaining([
        expect.objectContaining(
          name === 'activities' || name === 'media' ? { _id: day._id } : { activityId: day._id },
        ),
      ]),
    ])
  // what is really over went all the same, however many such days stand before it
  expect(at(after, 'ledger').filter((doc) => doc.erased)).toHaveLength(4)
})

test('D5 C4.3d nor does it go when its entry was put back as well: an edited entry is never given a new stamp', async () => {
  const { entry } = await lookingOld()
  const edited = { ...entry, year: 2014 }
  await world.documents.put('ledger', edited)
  await erase()
  expect(at(await everything(), 'ledger')).toContainEqual(edited)
  const { broken } = await verifyLedger(world.documents, null, { keys: KEYS, now: NOW })
  expect(broken).toMatchObject([{ entryId: entry._id }])
})
