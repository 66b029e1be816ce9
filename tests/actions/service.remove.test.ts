import { serviceIdOf } from '../../cloudfunctions/core/domain/identity'
import { AFTER, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let serviceId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  const service = {
    key: aKey(),
    activityId,
    kind: 'volunteer' as const,
    what: '看望张三',
    on: '2026-12-11',
    participants: [fixture().people.member._id],
  }
  serviceId = (await world().yes('service.add', service, fixture().as('recorder'))).serviceId
})
guards('service.remove', () => ({ activityId, serviceId }), { world, fixture, cast: ['member'] })

test('C3.4 what was taken away leaves who did so and when, and nothing of what it said', async () => {
  const openid = fixture().as('secretary')
  await world().yes('service.remove', { activityId, serviceId }, openid)
  await world().yes('service.remove', { activityId, serviceId }, fixture().as('recorder'))
  const stored = await world().documents.get('services', serviceId)
  expect(stored).toMatchObject({ participants: [], removed: { byName: 'secretary' } })
  expect(JSON.stringify(stored)).not.toContain('张三')
  const page = await world().yes('afterwards.show', { activityId }, openid)
  expect(page).toMatchObject({ services: [], removed: [{ by: 'secretary', on: '2026-12-11' }] })
  const read = await world().yes('afterwards.show', { activityId }, fixture().as('member'))
  expect(read.removed).toEqual([])
})

test('refused: an entry that is not there, or is of another day', async () => {
  const openid = fixture().as('secretary')
  const none = { activityId, serviceId: serviceIdOf(activityId, aKey()) }
  expect(await world().no('service.remove', none, openid)).toBe('entry-unknown')
  const startsAt = Date.parse('2026-12-18T15:00+08:00')
  const other = { activityId: await postEvent(world(), fixture(), { startsAt }), serviceId }
  expect(await world().no('service.remove', other, openid)).toBe('entry-unknown')
})
