import { EJSON } from 'bson'
import { entryIdOf } from '../../cloudfunctions/core/domain/identity'
import { sealEntry } from '../../cloudfunctions/core/domain/seal'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import { verifyLedger } from '../../cloudfunctions/core/steps/verify-ledger'
import { branchesOfUnit } from '../../cloudfunctions/core/store/orgs'
import { unitLedgerOf } from '../../tools/load/unit-ledger'
import { writeFiled } from '../../tools/load/write'
import { anOrgOfficer, aUnitSecretary, closeEvent, foundBranch, postEvent } from '../support/branch'
import { aKey, LEDGER_SECRET, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
const branchId = () => fixture().branch._id
guards('ledger.verify', () => ({ orgId: branchId() }), { world, fixture, cast: ['prospect'] })

const verify = (orgId = branchId()) =>
  world().yes('ledger.verify', { orgId }, fixture().as('member'))
const idAt = (seq: number) => entryIdOf(branchId(), seq)
async function entryAt(seq: number): Promise<Doc> {
  const entry = await world().documents.get('ledger', idAt(seq))
  if (!entry) throw new Error(`no entry ${seq}`)
  return entry
}
const verifying = () => ({ keys: [LEDGER_SECRET] as const, now: world().gateway.clock.now() })
const put = (entry: object) => world().documents.put('ledger', entry as Doc)

/** Three closed records and one correction: a chain of four. */
async function fourEntries(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await closeEvent(world(), fixture(), await postEvent(world(), fixture()))
  }
  const { activityId } = (await entryAt(2)) as unknown as { activityId: string }
  const said = { activityId, key: aKey(), text: '地点应为302', reason: '笔误' }
  await world().yes('record.correct', said, fixture().as('secretary'))
}

test('C4.3d an untouched ledger holds: for a member, the unit, the school', async () => {
  await fourEntries()
  const whole = { entries: 4, broken: [], lost: 0, unlike: [] }
  expect(await verify()).toEqual(whole)
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().yes('ledger.verify', { orgId: fixture().unit._id }, unit)).toEqual(whole)
  const school = await world().yes('ledger.verify', {}, await anOrgOfficer(world()))
  expect(school.entries).toBeGreaterThanOrEqual(4)
  expect(school).toMatchObject({ broken: [], lost: 0, unlike: [] })
})

test('D6 the whole school is verified by the school alone, a unit by its own people', async () => {
  for (const who of ['member', 'secretary'] as const) {
    expect(await world().no('ledger.verify', {}, fixture().as(who))).toBe('not-allowed')
    const input = { orgId: fixture().unit._id }
    expect(await world().no('ledger.verify', input, fixture().as(who))).toBe('not-allowed')
  }
  expect(await world().no('ledger.verify', { orgId: 'b0000000000z' }, fixture().as('member'))).toBe(
    'not-allowed',
  )
})

type Edit = (entry: Doc) => Promise<unknown>
const sealed = (entry: Doc) =>
  entry.sealed as { record: object; register: object[]; media: string[] }
const line = (entry: Doc) => entry.line as object
const without = (entry: Doc, field: string) =>
  put(Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field)))
const resealed = (entry: Doc, key: string) => {
  const { digest: _, stamp: __, ...content } = entry as Doc & { digest: string; stamp: string }
  return sealEntry(content, [key])
}
/** Everything somebody with the database in hand could do to the second of four entries, or to the last one. */
const edits: [what: string, seq: number, edit: Edit, found?: number][] = [
  [
    'words of the minutes',
    2,
    (one) => put({ ...one, sealed: { ...sealed(one), record: { content: '改' } } }),
  ],
  [
    'a person on the register',
    2,
    (one) => put({ ...one, sealed: { ...sealed(one), register: sealed(one).register.slice(1) } }),
  ],
  ['a count of the line', 2, (one) => put({ ...one, line: { ...line(one), presentFull: 99 } })],
  ['the theme of the line', 2, (one) => put({ ...one, line: { ...line(one), theme: '另一主题' } })],
  ['the month', 2, (one) => put({ ...one, line: { ...line(one), month: '2026-10' } })],
  [
    'the day of closing (back-dating)',
    2,
    (one) => put({ ...one, sealedAt: Number(one.sealedAt) - 86_400_000 }),
  ],
  [
    'a digest of a picture',
    2,
    (one) => put({ ...one, sealed: { ...sealed(one), media: ['f'.repeat(64)] } }),
  ],
  ['the activity it is of', 2, (one) => put({ ...one, activityId: 'a0000000000z' })],
  ['a field that no schema knows', 2, (one) => put({ ...one, remark: '补充' })],
  ['a field taken away', 2, (one) => without(one, 'line')],
  ['its digest', 2, (one) => put({ ...one, digest: 'f'.repeat(64) })],
  ['its link to the entry before', 2, (one) => put({ ...one, previous: 'f'.repeat(64) })],
  ['its stamp', 2, (one) => put({ ...one, stamp: 'f'.repeat(64) })],
  ['its stamp taken away', 2, (one) => without(one, 'stamp')],
  [
    'its content, sealed anew with a guessed key',
    4,
    (one) => put(resealed({ ...one, year: 2025 }, 'guess')),
  ],
  [
    'its content, sealed anew with the real key',
    2,
    (one) => put(resealed({ ...one, year: 2025 }, LEDGER_SECRET)),
    3,
  ],
  ['itself, deleted', 2, ({ _id }) => world().documents.remove('ledger', _id), 3],
  ['the beginning, deleted', 1, ({ _id }) => world().documents.remove('ledger', _id), 2],
  [
    'two entries in each other’s place',
    2,
    async (one) => {
      const next = await entryAt(3)
      await put({ ...one, _id: next._id, seq: 3 })
      await put({ ...next, _id: one._id, seq: 2 })
    },
  ],
  [
    'an entry put in behind the last',
    4,
    async (one) => {
      const content = { ...one, _id: idAt(5), seq: 5, previous: String(one.digest) }
      await put(resealed(content, 'guess'))
    },
    5,
  ],
]

test.each(edits)(
  'C4.3d %s changed in the database is found and named',
  async (_, seq, edit, found = seq) => {
    await fourEntries()
    const entry = await entryAt(seq)
    await edit(entry)
    const { broken } = await verify()
    expect(broken).toMatchObject([{ branchId: branchId(), seq: found, entryId: idAt(found) }])
    const { line: _line, sealed: _sealed, ...told } = broken[0] as object as Record<string, unknown>
    expect(Object.keys(told).sort()).toEqual(['branchId', 'branchName', 'entryId', 'seq'])
  },
)

test.each([
  [[4], { entries: 3, lost: 1 }, 4],
  [[4, 3], { entries: 2, lost: 2 }, 3],
  [[4, 3, 2, 1], { entries: 0, lost: 3 }, 1],
])(
  'C4.3d an end of the chain that is cut off is named, here and on the ledger page: %j',
  async (cut, told, seq) => {
    await fourEntries()
    for (const one of cut) await world().documents.remove('ledger', idAt(one))
    const named = {
      branchId: branchId(),
      branchName: fixture().branch.name,
      seq,
      entryId: idAt(seq),
    }
    expect(await verify()).toEqual({ ...told, broken: [named], unlike: [] })
    const unit = await aUnitSecretary(world(), fixture())
    const orgId = fixture().unit._id
    expect(await world().yes('ledger.verify', { orgId }, unit)).toEqual({
      ...told,
      broken: [named],
      unlike: [],
    })
    const shown = await world().yes('ledger.show', {}, fixture().as('member'))
    expect(shown.broken).toEqual({ seq, entryId: idAt(seq) })
  },
)

test.each([
  ['an older one of its entries', () => idAt(2)],
  ['nothing', () => null],
])('C4.3d a closed record that was made to name %s is counted', async (_, named) => {
  await fourEntries()
  const { activityId } = (await entryAt(2)) as unknown as { activityId: string }
  await world().documents.patch('activities', activityId, { entryId: named() })
  expect(await verify()).toEqual({ entries: 4, broken: [], lost: 1, unlike: [] })
})

test('C4.3d what is added while the chains are gone through is not missing', async () => {
  await fourEntries()
  const { documents } = world()
  const { activityId } = (await entryAt(2)) as unknown as { activityId: string }
  let added = false
  const meanwhile = {
    ...documents,
    findMany: async (...[name, query]: Parameters<typeof documents.findMany>) => {
      const found = await documents.findMany(name, query)
      if (name !== 'ledger' || added) return found
      added = true
      const said = { activityId, key: aKey(), text: '记录人应为李四', reason: '笔误' }
      await world().yes('record.correct', said, fixture().as('secretary'))
      return found
    },
  }
  const found = await verifyLedger(meanwhile, [branchId()], verifying())
  expect(found).toEqual({ entries: 4, broken: [], lost: 0, unlike: [] })
})

test('C4.3d a broken chain in one branch leaves the others in peace', async () => {
  await fourEntries()
  const other = await foundBranch(world(), fixture().unit)
  await closeEvent(world(), other, await postEvent(world(), other))
  await put({ ...(await entryAt(1)), year: 2020 })
  const unit = await aUnitSecretary(world(), fixture())
  const { entries, broken } = await world().yes(
    'ledger.verify',
    { orgId: fixture().unit._id },
    unit,
  )
  expect(entries).toBe(5)
  expect(broken.map((one) => one.branchId)).toEqual([branchId()])
})

test('C4.3d 7,200 entries with registers of thirty are verified in at most 15 calls, whole as they are', async () => {
  const { filed, lines, unitId, openid } = unitLedgerOf('七千二百条的总支', 200, [LEDGER_SECRET])
  await writeFiled(world().documents, filed)
  const reply = await world().call('ledger.verify', { orgId: unitId }, openid)
  const whole = { entries: lines, broken: [], lost: 0, unlike: [] }
  expect(reply).toMatchObject({ ok: true, data: whole })
  expect(databaseCalls(world(), reply.requestId).length).toBeLessThanOrEqual(15)
  // and each answer is one that the database gives (platform §5)
  const { documents } = world()
  const answers: number[] = []
  const weighed = {
    ...documents,
    findMany: async (...[name, query]: Parameters<typeof documents.findMany>) => {
      const found = await documents.findMany(name, query)
      answers.push(Buffer.byteLength(EJSON.stringify(found, { relaxed: false })))
      return found
    },
  }
  const branchIds = (await branchesOfUnit(documents, unitId)).map((one) => one._id)
  await verifyLedger(weighed, branchIds, verifying())
  expect(Math.max(...answers)).toBeLessThan(16 * 1024 * 1024)
  // a quarter of a million sealed rows: a busy machine takes its time
}, 1_500_000)

test('C4.3d minutes too long for one answer are read in smaller pages; a fault stays a fault', async () => {
  await fourEntries()
  const { documents } = world()
  const asked: number[] = []
  const refusing = (above: number) => ({
    ...documents,
    findMany: async (...[name, query]: Parameters<typeof documents.findMany>) => {
      if (name !== 'ledger') return documents.findMany(name, query)
      asked.push(query.limit)
      if (query.limit > above) throw new Error('the answer is too large')
      return documents.findMany(name, query)
    },
  })
  const found = await verifyLedger(refusing(600), [branchId()], verifying())
  expect(found).toMatchObject({ entries: 4, broken: [] })
  expect(asked).toEqual([1500, 500])
  await expect(verifyLedger(refusing(0), [branchId()], verifying())).rejects.toThrow('too large')
})
