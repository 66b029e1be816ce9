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

const input = (keep = true) => ({ activityId, mediaId: idAt(0), keep })
guards('media.decide', input, { world, fixture, cast: ['member', 'recorder'] })
const decide = (keep: boolean) =>
  world().yes('media.decide', input(keep), fixture().as('secretary'))
const seen = async () => {
  const member = fixture().as('member')
  const { media } = await world().yes('record.show', { activityId }, member)
  return media.map((one) => one.mediaId)
}

test('the secretary shows what the check held back, and hides it again', async () => {
  const [late] = await (async () => {
    world().gateway.scriptVerdict({ suggest: 'risky' })
    return addPictures(world(), fixture(), activityId, ['four'])
  })()
  ids = [late ?? '']
  await closeEvent(world(), fixture(), activityId)
  await world().gateway.pushes.run()
  expect(await seen()).not.toContain(late)
  await decide(true)
  expect(await seen()).toContain(late)
  await decide(false)
  expect(await seen()).not.toContain(late)
})

test('a picture that is not there is not decided about', async () => {
  const unknown = { ...input(), mediaId: 'f000000000000000' }
  expect(await world().no('media.decide', unknown, fixture().as('secretary'))).toBe('media-unknown')
})
