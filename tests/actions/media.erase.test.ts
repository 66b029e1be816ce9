import { addPictures } from '../support/album'
import { AFTER, anOrgOfficer, aUnitSecretary, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let ids: string[] = []
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  ids = await addPictures(world(), fixture(), activityId, ['one', 'two', 'three'])
})
const idAt = (i: number) => ids[i] ?? ''

const input = () => ({ activityId, mediaId: idAt(0), reason: '误传内部文件' })
guards('media.erase', input, { world, fixture, cast: ['member', 'recorder', 'secretary'] })
const chain = async () => {
  const where = { branchId: fixture().branch._id }
  const order = [['seq', 'asc']] as const
  return world().documents.find('ledger', { where, order, limit: 20 })
}
const shown = async () => world().yes('record.show', { activityId }, fixture().as('recorder'))

test('domain §7 #20 the unit erases what should not be there: bytes gone, tombstone and sealed addition stay', async () => {
  const { entryId } = await closeEvent(world(), fixture(), activityId)
  const unit = await aUnitSecretary(world(), fixture())
  const [first] = (await shown()).media
  const before = await world().documents.get('ledger', entryId)
  expect((await fetch(first?.url ?? '')).status).toBe(200)
  expect(await world().yes('media.erase', input(), unit)).toEqual({ mediaId: idAt(0) })
  expect((await fetch(first?.url ?? '')).ok).toBe(false)
  const { media, erased } = await shown()
  expect(media.map((one) => one.mediaId)).toEqual([idAt(1), idAt(2)])
  expect(erased).toMatchObject([{ reason: '误传内部文件', at: expect.any(Number) }])
  const album = await world().documents.get('media', activityId)
  expect(JSON.stringify(album?.erased)).not.toMatch(/cloud:|sha256|caption/)
  const [sealed, added] = await chain()
  expect(sealed).toEqual(before)
  expect(added).toMatchObject({
    line: { mediaCount: 2 },
    addition: { kind: 'media_removed', key: idAt(0), reason: '误传内部文件', details: {} },
  })
  const { broken } = await world().yes('ledger.show', { year: 2026 }, fixture().as('secretary'))
  expect(broken).toBeNull()
})

test('done twice, also by the school, it is one addition', async () => {
  await closeEvent(world(), fixture(), activityId)
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('media.erase', input(), unit)
  await world().yes('media.erase', input(), await anOrgOfficer(world()))
  expect(await chain()).toHaveLength(2)
  expect(await world().documents.count('loose_files', { activityId })).toBe(0)
})

test('an open record has nothing to erase: there a picture is removed', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('media.erase', input(), unit)).toBe('not-sealed')
})

test('what is not there is not erased', async () => {
  await closeEvent(world(), fixture(), activityId)
  const unknown = { ...input(), mediaId: 'f000000000000000' }
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('media.erase', unknown, unit)).toBe('media-unknown')
  const nowhere = { ...input(), activityId: 'a00000000000' }
  expect(await world().no('media.erase', nowhere, unit)).toBe('activity-unknown')
})
