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
  ids = await addPictures(world(), fixture(), activityId, ['one', 'two'])
})
const input = (archive = true) => ({ activityId, mediaId: ids[1] ?? '', archive })
guards('media.archive', input, { world, fixture, cast: ['member', 'recorder'] })
const marked = async () => {
  const shown = await world().yes('record.show', { activityId }, fixture().as('recorder'))
  return shown.media.map((one) => one.archive)
}

test('D5 a picture marked for the archive keeps its mark through later changes, until it is taken away', async () => {
  const secretary = fixture().as('secretary')
  await world().yes('media.archive', input(), secretary)
  expect(await marked()).toEqual([false, true])
  const arranged = ids.toReversed().map((mediaId) => ({ mediaId, caption: '合影' }))
  await world().yes('media.arrange', { activityId, media: arranged }, secretary)
  await closeEvent(world(), fixture(), activityId)
  expect(await marked()).toEqual([true, false])
  await world().yes('media.archive', input(false), secretary)
  expect(await marked()).toEqual([false, false])
})

test('D5 years later the marked picture is there with the minutes, the other one is gone', async () => {
  const secretary = fixture().as('secretary')
  await closeEvent(world(), fixture(), activityId)
  await world().yes('media.archive', input(), secretary)
  await world().at('2030-01-01T00:05')
  await world().tick()
  const album = await world().documents.get('media', activityId)
  expect(album).toMatchObject({ items: [{ mediaId: ids[1] }] })
})

test('what is not there cannot be marked', async () => {
  const unknown = { ...input(), mediaId: 'f000000000000000' }
  expect(await world().no('media.archive', unknown, fixture().as('secretary'))).toBe(
    'media-unknown',
  )
})
