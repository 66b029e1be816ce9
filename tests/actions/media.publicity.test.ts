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

const input = (inCopy = false) => ({ activityId, mediaId: idAt(1), inCopy, reason: '本人不同意' })
guards('media.publicity', input, { world, fixture, cast: ['member', 'recorder'] })
const set = (inCopy: boolean) =>
  world().yes('media.publicity', input(inCopy), fixture().as('secretary'))
const shown = async () =>
  (await world().yes('record.show', { activityId }, fixture().as('recorder'))).media

test('domain §7 #20 a person who objects is out of the copy for publicity; the archive keeps the picture', async () => {
  await closeEvent(world(), fixture(), activityId)
  await set(false)
  expect((await shown()).map((one) => one.inCopy)).toEqual([true, false, true])
  expect(await world().documents.get('media', activityId)).toMatchObject({
    items: [{}, { inCopy: false, copyReason: '本人不同意' }, {}],
  })
  for (const one of await shown()) expect((await fetch(one.url)).status).toBe(200)
  await set(true)
  expect((await shown()).every((one) => one.inCopy)).toBe(true)
})

test('what is not there is in no copy', async () => {
  const unknown = { ...input(), mediaId: 'f000000000000000' }
  const secretary = fixture().as('secretary')
  expect(await world().no('media.publicity', unknown, secretary)).toBe('media-unknown')
})
