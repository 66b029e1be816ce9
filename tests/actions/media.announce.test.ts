import { AFTER, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { aJpeg } from '../support/pictures'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})

const KEY = 'abcdefghijkl'
const input = (ending: 'jpg' | 'mp4' = 'jpg') => ({ activityId, files: [{ key: KEY, ending }] })
guards('media.announce', input, { world, fixture, cast: ['member', 'prospect'] })
const recorder = () => fixture().as('recorder')
const announce = () => world().yes('media.announce', input(), recorder())
const lies = async (fileId: string) => {
  const { media } = await world().yes('media.add', { activityId, fileId }, recorder())
  return media
}

test('F6 an upload nobody comes back for is removed a day later, never before', async () => {
  const { paths } = await announce()
  expect(paths).toEqual([`incoming/${KEY}.jpg`])
  const fileId = await world().upload(recorder(), paths[0] ?? '', aJpeg())
  await world().at('2026-12-12T17:00')
  expect((await world().tick()).loose).toBe(0)
  await world().at('2026-12-12T18:30')
  expect((await world().tick()).loose).toBe(1)
  expect(await world().no('media.add', { activityId, fileId }, recorder())).toBe('media-missing')
  expect(await world().documents.count('loose_files', { activityId })).toBe(0)
})

test("announced again it waits a day again; kept, it is nobody's any more", async () => {
  const { paths } = await announce()
  await world().at('2026-12-12T10:00')
  await announce()
  const fileId = await world().upload(recorder(), paths[0] ?? '', aJpeg('again'))
  await world().at('2026-12-12T20:00')
  expect((await world().tick()).loose).toBe(0)
  const { url } = await lies(fileId)
  await world().at('2026-12-20T20:00')
  await world().tick()
  expect((await fetch((await lies(fileId)).url)).status).toBe(200)
  expect(url).not.toBe('')
})

test('of a cancelled event nothing is announced', async () => {
  await world().at('2026-12-08T11:00')
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  expect(await world().no('media.announce', input(), recorder())).toBe('activity-cancelled')
})
