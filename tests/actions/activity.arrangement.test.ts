import { closeEvent, foundBranch, postEvent, type Someone } from '../support/branch'
import { anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
})
guards('activity.arrangement', () => ({ activityId }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})
const id = (who: Someone) => fixture().people[who]._id
const ask = () => world().yes('activity.arrangement', { activityId }, fixture().as('secretary'))
const idsOf = (people: { memberId: string }[]) => people.map((one) => one.memberId)

test('C2.3f as it was posted, with those who can be chosen', async () => {
  const guide = (await foundBranch(world())).people.member
  await world().documents.put('roles', anOffice(guide._id, fixture().unit._id, 'unit_secretary'))
  const shown = await ask()
  expect(shown).toMatchObject({
    branch: { orgId: fixture().branch._id, name: fixture().branch.name },
    arrangement: { recorderId: id('recorder'), invited: [id('prospect')], arranged: 0 },
  })
  expect(idsOf(shown.invitable)).toEqual([id('prospect'), id('activist')])
  expect(idsOf(shown.visitors)).toEqual([guide._id])
  expect(idsOf(shown.members)).toContain(id('member'))
  expect(idsOf(shown.members)).not.toContain(id('mobile'))
  expect(idsOf(shown.members)).not.toContain(id('prospect'))
})

test('who was chosen before stays to be chosen, whatever has changed since', async () => {
  await world().documents.patch('members', id('prospect'), { stage: 'full' })
  await world().documents.patch('members', id('recorder'), { mobility: 'mobile' })
  const shown = await ask()
  expect(idsOf(shown.invitable)).toContain(id('prospect'))
  expect(idsOf(shown.members)).toContain(id('recorder'))
})

test('a closed record and a day called off have nothing to arrange', async () => {
  const refused = () =>
    world().no('activity.arrangement', { activityId }, fixture().as('secretary'))
  await closeEvent(world(), fixture(), activityId)
  expect(await refused()).toBe('activity-sealed')
  activityId = await postEvent(world(), fixture(), { theme: '另一次活动' })
  const off = { activityId, reason: '场地停用' }
  await world().yes('activity.cancel', off, fixture().as('secretary'))
  expect(await refused()).toBe('activity-cancelled')
})
