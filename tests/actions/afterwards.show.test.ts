import { afterwardsShow } from '../../cloudfunctions/api/actions/afterwards.show'
import { AFTER, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { stagesOf } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
guards('afterwards.show', () => ({ activityId }), {
  world,
  fixture,
  cast: ['prospect', 'activist'],
})

test('C3.4 C4.4a the branch reads; those who keep the record write and are given whom to name', async () => {
  const page = (who: 'member' | 'recorder') =>
    world().yes('afterwards.show', { activityId }, fixture().as(who))
  expect(await page('member')).toMatchObject({
    activity: { theme: '学习党章专题讨论', month: '2026-12' },
    services: [],
    publicity: [],
    people: [],
    may: { edit: false },
  })
  const written = await page('recorder')
  expect(written.may.edit).toBe(true)
  expect(written.people.map((one) => one.name)).toContain('prospect')
})

test('three stages, whatever there is', async () => {
  const openid = fixture().as('recorder')
  const stages = await stagesOf(world(), (platform) =>
    afterwardsShow({ activityId }, platform, { openid }),
  )
  expect(stages).toBe(3)
})
