import { clearLoose } from '../../cloudfunctions/core/steps/loose-files'
import { lookAfterMedia } from '../../cloudfunctions/tick/look-after-media'
import { addPictures } from '../support/album'
import { AFTER, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { platformOf } from '../support/dying'
import { inAWorld } from '../support/guards'

/** A storage that refuses, or does not say, for a while (F6, C4.3c). */
const { world, fixture } = inAWorld(startWorld)
const storage = (files: object) => {
  const platform = platformOf(world())
  return { ...platform, files: { ...platform.files, ...files } }
}
let activityId = ''
const items = async () =>
  ((await world().documents.get('media', activityId))?.items ?? []) as {
    mediaId: string
    lost: boolean
  }[]
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  await addPictures(world(), fixture(), activityId, ['one', 'two'])
})
const WEEK = 7 * 24 * 3_600_000

test('C4.3c a storage that does not say takes no picture from an open record', async () => {
  await world().gateway.clock.advance(WEEK + 60_000)
  const silent = storage({ there: () => Promise.reject(new Error('503001')) })
  await expect(lookAfterMedia(silent)).rejects.toThrow('503001')
  expect(await items()).toHaveLength(2)
})

test('C4.3c what was lost from a closed record and is found again is shown again', async () => {
  await closeEvent(world(), fixture(), activityId)
  const there = (is: boolean) => (ids: readonly string[]) => Promise.resolve(ids.map(() => is))
  await world().gateway.clock.advance(WEEK + 60_000)
  expect(await lookAfterMedia(storage({ there: there(false) }))).toBeGreaterThanOrEqual(2)
  expect((await items()).map((one) => one.lost)).toEqual([true, true])
  await world().gateway.clock.advance(WEEK + 60_000)
  expect(await lookAfterMedia(storage({ there: there(true) }))).toBe(0)
  expect((await items()).map((one) => one.lost)).toEqual([false, false])
})

test('F6 a file that could not be removed stays named, and goes when it can', async () => {
  const [one] = await items()
  const input = { activityId, mediaId: one?.mediaId ?? '' }
  const loose = () => world().documents.find('loose_files', { where: { activityId }, limit: 9 })
  await world().documents.put('loose_files', {
    _id: 'lo_left',
    activityId,
    ...{
      root: 'cloud://env.bucket/',
      paths: ['incoming/left.jpg'],
      due: world().gateway.clock.now() - 1,
      going: false,
    },
  })
  const refusing = storage({ remove: async (ids: readonly string[]) => [...ids] })
  await clearLoose(refusing)
  const [left] = await loose()
  expect(left).toMatchObject({ _id: 'lo_left' })
  expect(Number(left?.due)).toBeGreaterThan(world().gateway.clock.now())
  await world().gateway.clock.advance(3_700_000)
  await world().tick()
  expect(await loose()).toEqual([])
  // what a record holds is not touched by any of it
  await world().yes('media.remove', input, fixture().as('recorder'))
})
