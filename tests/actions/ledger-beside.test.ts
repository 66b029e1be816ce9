import { headAt } from '../../cloudfunctions/core/domain/chain'
import { entryIdOf } from '../../cloudfunctions/core/domain/identity'
import { sealEntry } from '../../cloudfunctions/core/domain/seal'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import type { LedgerEntry } from '../../cloudfunctions/core/store/ledger'
import { addPictures } from '../support/album'
import { AFTER, aUnitSecretary, closeEvent, postEvent, START } from '../support/branch'
import { aKey, LEDGER_SECRET, startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { inAWorld } from '../support/guards'

/** What stands beside the ledger about a closed record says what was sealed, or is named (C4.3d). */
const { world, fixture } = inAWorld(startWorld)
const as = (who: Parameters<ReturnType<typeof fixture>['as']>[0]) => fixture().as(who)
const verify = () => world().yes('ledger.verify', { orgId: fixture().branch._id }, as('member'))

const HOUR = 3_600_000
/** A day held in two batches; the record is closed after the second one. */
const SECOND = { startsAt: START + HOUR * 2, endsAt: START + HOUR * 3, place: '第二会议室' }

let activityId = ''
let resolutionId = ''
let pictures: string[] = []
beforeEach(async () => {
  activityId = await postEvent(world(), fixture(), { sessions: [SECOND] })
  await world().at('2026-12-11T15:40')
  resolutionId = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(resolutionId), as('recorder'))
  await world().at(AFTER)
  pictures = await addPictures(world(), fixture(), activityId, ['one', 'two'])
  await closeEvent(world(), fixture(), activityId)
})

const day = (fields: object) => () =>
  world().documents.patch('activities', activityId, { ...fields })
const matter = (change: (one: Doc) => object) => async () => {
  const one = await world().documents.get('resolutions', resolutionId)
  if (one) await world().documents.put('resolutions', { ...one, ...change(one) } as Doc)
}
const album = (change: (items: Doc[]) => Doc[]) => async () => {
  const one = await world().documents.get('media', activityId)
  if (one) await world().documents.put('media', { ...one, items: change(one.items as Doc[]) })
}
const first = (list: unknown) => (list as object[])[0]

test.each<[string, () => Promise<unknown>]>([
  ['the day of its closing', day({ sealedAt: Date.parse('2026-12-01T10:00+08:00') })],
  ['the month', day({ month: '2026-11' })],
  ['the month it makes up for', day({ makesUpFor: '2026-11' })],
  ['the beginning', day({ startsAt: Date.parse('2026-12-11T15:00+08:00') - HOUR })],
  ['the further sittings', day({ sessions: [] })],
  ['the theme', day({ theme: '另一主题' })],
  ['the place', day({ place: '另一处' })],
  ['what it was about', day({ items: [{ kind: 'required', category: 'care' }] })],
  ['how many came', day({ presentCount: 24 })],
  ['when it was told', day({ notice: { at: 0, leadDays: 9, verdict: 'on_time' } })],
  ['the branch', day({ branchId: 'b0000000000z' })],
  ['that it took place', day({ cancelled: { at: 0, by: '', reason: '', postponed: false } })],
  ['that it was closed', day({ sealedAt: null, entryId: null })],
  ['a field taken away', () => world().documents.patch('activities', activityId, { items: null })],
  ['itself, deleted', () => world().documents.remove('activities', activityId)],
  ['what a matter was', matter(() => ({ topic: '另一议题' }))],
  ['how it was decided', matter((one) => ({ result: { ...(one.result as object), yes: 9 } }))],
  ['what is to be done', matter((one) => ({ followUps: [{ ...first(one.followUps), what: '' }] }))],
  ['who may read it', matter(() => ({ confidential: true }))],
  ['one more matter', matter(() => ({ _id: 'r00000000000000z' }))],
  ['a matter, deleted', () => world().documents.remove('resolutions', resolutionId)],
  ['one more picture', album((items) => [...items, { ...items[0], sha256: 'f' } as Doc])],
  ['a picture, deleted', album((items) => items.slice(1))],
  ['the album, deleted', () => world().documents.remove('media', activityId)],
])('C4.3d %s changed beside the ledger is found, and its entry named', async (_, change) => {
  const named = { branchId: fixture().branch._id, branchName: fixture().branch.name, seq: 1 }
  expect(await verify()).toMatchObject({ broken: [], lost: 0, unlike: [] })
  await change()
  const { broken, lost, unlike } = await verify()
  expect({ broken, lost }).toEqual({ broken: [], lost: 0 })
  expect(unlike).toEqual([{ ...named, entryId: expect.stringMatching(/_00001$/) }])
})

test('C4.3d what is added, published, done or said later is no difference; nor are pictures kept no longer', async () => {
  const whole = { broken: [], lost: 0, unlike: [] }
  await addPictures(world(), fixture(), activityId, ['weeks later'])
  const unit = await aUnitSecretary(world(), fixture())
  const wish = { activityId, mediaId: pictures[0] ?? '', reason: '误传' }
  await world().yes('media.erase', wish, unit)
  expect(await verify()).toMatchObject({ ...whole, entries: 3 })
  const said = { activityId, key: aKey(), text: '地点应为302', reason: '笔误' }
  await world().yes('record.correct', said, as('secretary'))
  const words = { process: '讨论', result: '下次再议' }
  const proposed = { resolutionId, seen: 0, step: 'propose', scope: 'branch', ...words } as const
  await world().yes('publication.step', proposed, as('deputy'))
  await world().yes('publication.step', { resolutionId, seen: 1, step: 'check' }, as('secretary'))
  await world().yes('publication.step', { resolutionId, seen: 2, step: 'publish' }, as('secretary'))
  await world().yes('follow-up.done', { resolutionId, index: 0 }, as('deputy'))
  const media = [{ mediaId: pictures[1] ?? '', caption: '学习现场' }]
  await world().yes('media.arrange', { activityId, media }, as('recorder'))
  // a correction and a publication are entries, what was done and a caption are none
  expect(await verify()).toMatchObject({ ...whole, entries: 5 })
  await album(() => [])()
  expect((await verify()).unlike).toHaveLength(1)
  await world().at('2028-01-01T00:00')
  expect(await verify()).toMatchObject(whole)
})

test('C4.3d what was sealed before sittings stood in the line still holds, with what is added to it later', async () => {
  const entryId = entryIdOf(fixture().branch._id, 1)
  const {
    digest: _d,
    stamp: _s,
    ...sealed
  } = (await world().documents.get('ledger', entryId)) as Doc
  const { sessions: _, ...line } = sealed.line as Doc
  const keys = [LEDGER_SECRET] as const
  const entry = sealEntry({ ...sealed, line }, keys) as unknown as LedgerEntry
  await world().documents.put('ledger', entry)
  await world().documents.put('chain_heads', headAt(entry, keys))
  const whole = { broken: [], lost: 0, unlike: [] }
  expect(await verify()).toMatchObject({ ...whole, entries: 1 })
  const said = { activityId, key: aKey(), text: '地点应为302', reason: '笔误' }
  await world().yes('record.correct', said, as('secretary'))
  expect(await verify()).toMatchObject({ ...whole, entries: 2 })
  await day({ place: '另一处' })()
  expect((await verify()).unlike).toHaveLength(1)
})
