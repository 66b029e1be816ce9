import { AFTER, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { aJpeg } from '../support/pictures'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let mediaId = ''
let url = ''
let uploads = 0
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  const recorder = fixture().as('recorder')
  const fileId = await world().upload(recorder, `incoming/picture-${uploads++}.jpg`, aJpeg())
  const { media } = await world().yes('media.add', { activityId, fileId }, recorder)
  mediaId = media.mediaId
  url = media.url
})
guards('media.remove', () => ({ activityId, mediaId }), { world, fixture, cast: ['member'] })
const refused = (over = {}) =>
  world().no('media.remove', { activityId, mediaId, ...over }, fixture().as('recorder'))

test('a picture is taken away, bytes and all', async () => {
  expect((await fetch(url)).status).toBe(200)
  const input = { activityId, mediaId }
  expect(await world().yes('media.remove', input, fixture().as('deputy'))).toEqual({ mediaId })
  expect((await fetch(url)).ok).toBe(false)
  expect(await world().documents.get('media', activityId)).toMatchObject({ items: [] })
  expect(await world().documents.count('loose_files', { activityId })).toBe(0)
})

test('a second tap, or a picture of another event, finds nothing', async () => {
  const other = await postEvent(world(), fixture())
  expect(await refused({ activityId: other })).toBe('media-unknown')
  await world().yes('media.remove', { activityId, mediaId }, fixture().as('recorder'))
  expect(await refused()).toBe('media-unknown')
})

test('what is sealed stays', async () => {
  await closeEvent(world(), fixture(), activityId)
  expect(await refused()).toBe('activity-sealed')
  expect((await fetch(url)).status).toBe(200)
})
