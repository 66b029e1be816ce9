import { addPictures } from '../support/album'
import { closeEvent, POSTED, postEvent } from '../support/branch'
import { aSchool } from '../support/builders'
import { startWorld } from '../support/call'
import { openMatter } from '../support/decision'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
afterEach(() => world().documents.put('settings', aSchool()))

/** A theme day of December 2026 with a picture, closed and sealed. */
async function closedDay(): Promise<{ activityId: string; mediaId: string }> {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:10')
  const recorder = fixture().as('recorder')
  const there = { activityId, memberIds: [fixture().people.member._id] }
  await world().yes('arrival.tick', there, recorder)
  const [mediaId = ''] = await addPictures(world(), fixture(), activityId, ['day'])
  await closeEvent(world(), fixture(), activityId)
  return { activityId, mediaId }
}
const isThere = async (collection: string, id: string) =>
  (await world().documents.get(collection, id)) !== null
const hasPicture = async (activityId: string, mediaId: string) => {
  const album = await world().documents.get('media', activityId)
  return JSON.stringify(album ?? {}).includes(mediaId)
}
const ticks = async (local: string) => {
  await world().at(local)
  return (await world().tick()).erased
}

test('D5 pictures go three years after the year, minutes ten; the ledger holds and says no name', async () => {
  const { activityId, mediaId } = await closedDay()
  expect(await ticks('2029-12-31T12:00')).toBe(0)
  expect(await hasPicture(activityId, mediaId)).toBe(true)
  expect(await ticks('2030-01-01T00:05')).toBeGreaterThan(0)
  expect(await hasPicture(activityId, mediaId)).toBe(false)
  expect(await world().documents.count('loose_files', { activityId })).toBe(0)
  expect(await ticks('2036-12-31T12:00')).toBe(0)
  expect(await isThere('activities', activityId)).toBe(true)
  await ticks('2037-01-01T00:05')
  expect(await isThere('activities', activityId)).toBe(false)
  expect(await isThere('arrivals', `att_${activityId}_${fixture().people.member._id}`)).toBe(false)
  const branchId = fixture().branch._id
  const ledger = await world().yes('ledger.show', { branchId, year: 2026 }, fixture().as('member'))
  expect(ledger).toMatchObject({ broken: null, lines: [] })
  const [entry] = await world().documents.find('ledger', { where: { branchId }, limit: 5 })
  expect(entry).toMatchObject({ erased: true, year: 2026, seq: 1 })
  expect(Object.keys(entry ?? {})).not.toContain('sealed')
  const verified = await world().yes('ledger.verify', { orgId: branchId }, fixture().as('member'))
  expect(verified).toEqual({ entries: 1, broken: [], lost: 0, unlike: [] })
})

test('D5 a chain goes on behind what is kept no longer, and its year is printed empty', async () => {
  await closedDay()
  await ticks('2037-01-01T00:05')
  const branchId = fixture().branch._id
  const printed = { branchId, year: 2026 }
  await world().yes('forms.ledger', printed, fixture().as('secretary'))
  const next = await closedDay()
  const shown = { activityId: next.activityId }
  await world().yes('record.show', shown, fixture().as('secretary'))
  const verified = await world().yes('ledger.verify', { orgId: branchId }, fixture().as('member'))
  expect(verified).toEqual({ entries: 2, broken: [], lost: 0, unlike: [] })
})

test('D5 a school may keep longer, and pictures as long as their minutes', async () => {
  const retention = { textYears: 20, mediaYears: null }
  await world().documents.put('settings', aSchool({ retention }))
  const { activityId, mediaId } = await closedDay()
  await ticks('2040-06-01T12:00')
  expect(await isThere('activities', activityId)).toBe(true)
  expect(await hasPicture(activityId, mediaId)).toBe(true)
})

test('D5 what is done is done once a month, and again when the years are changed', async () => {
  await closedDay()
  await ticks('2038-03-02T12:00')
  const jobs = async () =>
    (await world().documents.find('jobs', { where: {}, limit: 1000 })).filter((job) =>
      job._id.startsWith('job_erased_2038-03'),
    )
  await ticks('2038-03-03T12:00')
  expect(await jobs()).toHaveLength(1)
  await world().documents.put('settings', aSchool({ retention: { textYears: 9, mediaYears: 3 } }))
  await ticks('2038-03-04T12:00')
  expect(await jobs()).toHaveLength(2)
  await world().at(POSTED)
})

test('D5 what was said about published matters goes with them, however much it is', async () => {
  const { branch, people } = fixture()
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:40')
  const resolutionId = await openMatter(world(), fixture(), activityId)
  await closeEvent(world(), fixture(), activityId)
  const said = Array.from({ length: 1010 }, (_, i) => ({
    _id: `k${String(i).padStart(15, '0')}`,
    resolutionId,
    branchId: branch._id,
    text: '赞成',
    at: 1,
    memberId: people.member._id,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  }))
  await Promise.all(said.map((doc) => world().documents.put('feedback', doc)))
  await ticks('2037-02-01T00:05')
  expect(await world().documents.count('resolutions', { branchId: branch._id })).toBe(0)
  expect(await world().documents.count('feedback', { branchId: branch._id })).toBe(0)
})
