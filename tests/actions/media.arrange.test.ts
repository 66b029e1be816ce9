import { addPictures } from '../support/album'
import { AFTER, closeEvent, postEvent } from '../support/branch'
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

const order = (...places: number[]) => ({
  activityId,
  media: places.map((place) => ({ mediaId: idAt(place), caption: `第${place}张` })),
})
guards('media.arrange', () => order(0), { world, fixture, cast: ['member', 'prospect'] })
const shown = async () =>
  (await world().yes('record.show', { activityId }, fixture().as('recorder'))).media
const arrange = (...places: number[]) =>
  world().yes('media.arrange', order(...places), fixture().as('recorder'))

test('C4.3c captions and order in one; what is not named follows', async () => {
  expect(await arrange(2, 0)).toEqual({ mediaIds: [idAt(2), idAt(0), idAt(1)], doubt: false })
  const media = await shown()
  expect(media.map((one) => one.caption)).toEqual(['第2张', '第0张', ''])
  expect(media.map((one) => one.mediaId)).toEqual([idAt(2), idAt(0), idAt(1)])
})

test('a picture that is not there, or named twice, changes nothing', async () => {
  const recorder = fixture().as('recorder')
  const unknown = { activityId, media: [{ mediaId: 'f000000000000000', caption: '' }] }
  expect(await world().no('media.arrange', unknown, recorder)).toBe('media-unknown')
  expect(await world().no('media.arrange', order(1, 1), recorder)).toBe('media-unknown')
  expect((await shown()).map((one) => one.mediaId)).toEqual(ids)
})

test('an activity without pictures has nothing to arrange', async () => {
  const media = [{ mediaId: idAt(0), caption: '' }]
  const other = await postEvent(world(), fixture(), {
    startsAt: Date.parse('2026-12-18T15:00+08:00'),
  })
  const input = { activityId: other, media }
  expect(await world().no('media.arrange', input, fixture().as('recorder'))).toBe('media-unknown')
})

test('after the closing a caption is written once, and the order may change', async () => {
  await arrange(0)
  await closeEvent(world(), fixture(), activityId)
  await arrange(1, 0, 2)
  expect((await shown()).map((one) => one.caption)).toEqual(['第1张', '第0张', '第2张'])
  const media = [{ mediaId: idAt(0), caption: '别的' }]
  const input = { activityId, media }
  expect(await world().no('media.arrange', input, fixture().as('recorder'))).toBe('activity-sealed')
})
