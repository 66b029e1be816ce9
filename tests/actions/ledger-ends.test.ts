import { headAt } from '../../cloudfunctions/core/domain/chain'
import { entryIdOf } from '../../cloudfunctions/core/domain/identity'
import { sealEntry } from '../../cloudfunctions/core/domain/seal'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import { aDraft, closeEvent, postEvent } from '../support/branch'
import { aKey, LEDGER_SECRET, startWorld } from '../support/call'
import { inAWorld } from '../support/guards'

/** A record is closed once, and a chain ends where its newest entry is (C4.3d). */
const { world, fixture } = inAWorld(startWorld)
const branchId = () => fixture().branch._id
const idAt = (seq: number) => entryIdOf(branchId(), seq)
const verify = () => world().yes('ledger.verify', { orgId: branchId() }, fixture().as('member'))
const onThePage = async () => {
  const year = { branchId: branchId(), year: 2026 }
  return (await world().yes('ledger.show', year, fixture().as('member'))).broken
}
const remove = (seq: number) => world().documents.remove('ledger', idAt(seq))
const head = () => world().documents.get('chain_heads', branchId())
const docAt = async (seq: number) => {
  const entry = await world().documents.get('ledger', idAt(seq))
  if (!entry) throw new Error(`no entry ${seq}`)
  return entry
}

let days: string[] = []
beforeEach(async () => {
  days = []
  for (let i = 0; i < 2; i++) {
    days.push(await postEvent(world(), fixture()))
    await closeEvent(world(), fixture(), days[i] ?? '')
  }
})
const last = () => days[1] ?? ''
const reopen = () =>
  world().documents.patch('activities', last(), { sealedAt: null, entryId: null })
/** Writes and closes it with other words, as if it had never been closed. */
async function closeAnew() {
  const recorder = fixture().as('recorder')
  const draft = aDraft(fixture(), { content: '另一番话' })
  const saved = { activityId: last(), revision: 1, draft }
  const { revision } = await world().yes('record.save', saved, recorder)
  return world().yes('record.close', { activityId: last(), revision }, recorder)
}

test('C4.3d a record that was reopened in the database keeps its entry and its words when it is closed again', async () => {
  const said = { activityId: last(), key: aKey(), text: '地点应为302', reason: '笔误' }
  await world().yes('record.correct', said, fixture().as('secretary'))
  const before = await docAt(3)
  await reopen()
  expect(await verify()).toMatchObject({ broken: [], unlike: [{ seq: 3 }] })
  const { entryId, sealedAt } = await closeAnew()
  expect({ entryId, sealedAt }).toEqual({
    entryId: idAt(3),
    sealedAt: (before.line as { sealedAt: number }).sealedAt,
  })
  const shown = await world().yes('record.show', { activityId: last() }, fixture().as('member'))
  expect(shown.draft.content).toBe('学习党章,交流体会。')
  expect(await verify()).toEqual({ entries: 3, broken: [], lost: 0, unlike: [] })
})

test('C4.3d the last entry taken away is named, before and after its record is closed anew', async () => {
  await reopen()
  await remove(2)
  const missing = { seq: 2, entryId: idAt(2) }
  expect((await verify()).broken).toMatchObject([missing])
  expect(await onThePage()).toEqual(missing)
  const { entryId } = await closeAnew()
  // its place is not filled again, so that the gap shows for ever
  expect(entryId).toBe(idAt(3))
  expect((await verify()).broken).toMatchObject([{ seq: 3 }])
  expect(await onThePage()).toMatchObject({ seq: 3 })
})

test('C4.3d the last entry taken away together with its day is named', async () => {
  await remove(2)
  await world().documents.remove('activities', last())
  expect((await verify()).broken).toMatchObject([{ seq: 2, entryId: idAt(2) }])
  expect(await onThePage()).toEqual({ seq: 2, entryId: idAt(2) })
})

test('C4.3d a whole chain taken away with its days is named', async () => {
  for (const seq of [1, 2]) await remove(seq)
  for (const id of days) await world().documents.remove('activities', id)
  const { name } = fixture().branch
  expect((await verify()).broken).toMatchObject([{ seq: 1, branchName: name }])
})

test.each<[string, (one: Doc) => Promise<unknown>]>([
  ['taken away', () => world().documents.remove('chain_heads', branchId())],
  ['made to say less', (one) => world().documents.put('chain_heads', { ...one, seq: 1 })],
  [
    'made to say less, with a guessed key',
    async (one) => {
      const { branchName } = one as Doc & { branchName: string }
      const { digest } = (await docAt(1)) as Doc & { digest: string }
      const made = headAt({ branchId: branchId(), branchName, seq: 1, digest }, ['a guess'])
      await world().documents.put('chain_heads', made)
    },
  ],
])(
  'C4.3d where a chain ends cannot be %s: it is named, also behind the next entry',
  async (_, change) => {
    await change((await head()) as Doc)
    await remove(2)
    await world().documents.remove('activities', last())
    expect((await verify()).broken).toMatchObject([{ seq: 2 }])
    await closeEvent(world(), fixture(), await postEvent(world(), fixture()))
    expect((await verify()).broken).toMatchObject([{ seq: 3 }])
    expect(await onThePage()).toMatchObject({ seq: 3 })
  },
)

test.each<[string, (one: Doc) => object]>([
  ['a second closing of the same record', ({ addition: _, ...one }) => one],
  [
    'an addition to an older entry',
    (one) => ({ ...one, addition: { ...(one.addition as object), of: idAt(2) } }),
  ],
])('C4.3d %s is named, even with good seals', async (_, change) => {
  const secretary = fixture().as('secretary')
  for (const text of ['地点应为302', '记录人应为李四', '时间应为三点']) {
    const said = { activityId: last(), key: aKey(), text, reason: '笔误' }
    await world().yes('record.correct', said, secretary)
  }
  const { digest: _d, stamp: _s, ...content } = (await docAt(5)) as Doc & Record<string, string>
  const entry = sealEntry({ ...change(content as Doc) }, [LEDGER_SECRET]) as unknown as Doc
  await world().documents.put('ledger', entry)
  const { name: branchName } = fixture().branch
  const end = { branchId: branchId(), branchName, seq: 5, digest: String(entry.digest) }
  await world().documents.put('chain_heads', headAt(end, [LEDGER_SECRET]))
  expect((await verify()).broken).toMatchObject([{ seq: 5, entryId: idAt(5) }])
  expect(await onThePage()).toEqual({ seq: 5, entryId: idAt(5) })
})

test('C4.3d two records closed at once, and additions beside them, leave an end that holds', async () => {
  const more = [await postEvent(world(), fixture()), await postEvent(world(), fixture())]
  const secretary = fixture().as('secretary')
  const correct = (text: string) =>
    world().yes(
      'record.correct',
      { activityId: last(), key: aKey(), text, reason: '笔误' },
      secretary,
    )
  await Promise.all([
    ...more.map((id) => closeEvent(world(), fixture(), id)),
    correct('地点应为302'),
  ])
  expect(await verify()).toEqual({ entries: 5, broken: [], lost: 0, unlike: [] })
  expect(await head()).toMatchObject({ seq: 5, last: (await docAt(5)).digest })
})
