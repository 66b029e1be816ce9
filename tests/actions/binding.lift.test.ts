import { aUnitSecretary, POSTED, type Someone } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = (who: Someone = 'member') => ({
  branchId: fixture().branch._id,
  memberId: fixture().people[who]._id,
})
guards('binding.lift', input, {
  world,
  fixture,
  cast: ['member', 'deputy', 'recorder', 'liaison', 'prospect'],
})
beforeEach(() => world().at(POSTED))
const lift = (who: Someone = 'member') =>
  world().yes('binding.lift', input(who), fixture().as('secretary'))

test('a lost WeChat is nobody any more; the person binds again, and reads the trace', async () => {
  const { member } = fixture().people
  expect(await lift()).toEqual({
    person: { memberId: member._id, name: 'member', stage: 'full' },
  })
  expect((await world().yes('home.show', {}, fixture().as('member'))).me).toBeNull()
  const phoneCode = world().gateway.phoneCode(STRANGER, member.phone)
  expect(await world().yes('binding.confirm', { phoneCode }, STRANGER)).toMatchObject({
    name: 'member',
  })
  const { me } = await world().yes('me.show', {}, STRANGER)
  expect(me?.corrections.map(({ what, by }) => [what, by])).toEqual([
    ['wechat', 'secretary'],
    ['wechat', 'member'],
  ])
  await world().yes('binding.release', {}, STRANGER)
})

test('what the lost WeChat accepted is void', async () => {
  await world().accept(fixture().as('member'), 'notice')
  await lift()
  const grant = `gr_${fixture().people.member._id}_notice`
  expect(await world().documents.get('grants', grant)).toMatchObject({ spent: 1, left: 0 })
})

test('untied twice, also at once, leaves one trace; who was never bound none', async () => {
  await Promise.all([lift(), lift()])
  await lift()
  await lift('unbound')
  const trail = async (who: Someone) =>
    (await world().documents.get('members', fixture().people[who]._id))?.corrections ?? []
  expect(await trail('member')).toHaveLength(1)
  expect(await trail('unbound')).toEqual([])
})

test('the unit unties the secretary, and nobody who holds no office', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  expect(await world().no('binding.lift', input(), unit)).toBe('branch-vouches')
  await world().yes('binding.lift', input('secretary'), unit)
  expect((await world().yes('home.show', {}, fixture().as('secretary'))).me).toBeNull()
})
