import { roleIdOf } from '../../cloudfunctions/core/domain/identity'
import { RoleHeld } from '../../cloudfunctions/core/store/roles'
import { aUnitSecretary, POSTED } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const idOf = (who: 'liaison' | 'secretary' | 'deputy' = 'liaison') => {
  const roles = { liaison: 'group_leader', secretary: 'secretary', deputy: 'deputy_secretary' }
  return roleIdOf(fixture().people[who]._id, fixture().branch._id, roles[who], '2026-09-01')
}
const input = (over = {}) => ({ officeId: idOf(), to: '2026-12-08', ...over })
guards('office.end', input, { world, fixture, cast: ['member', 'liaison', 'recorder'] })
beforeEach(() => world().at(POSTED))
const end = (over = {}) => world().yes('office.end', input(over), fixture().as('secretary'))
const refused = (over = {}) => world().no('office.end', input(over), fixture().as('secretary'))
const stored = async () => RoleHeld.parse(await world().documents.get('roles', idOf()))

test('who may give an office may end it; the same again is the same', async () => {
  expect(await end()).toEqual({ officeId: idOf() })
  expect(await end()).toEqual({ officeId: idOf() })
  expect(await stored()).toMatchObject({ to: '2026-12-08' })
})

test('the secretary ends neither the own office nor the deputy’s; the unit does', async () => {
  expect(await refused({ officeId: idOf('secretary') })).toBe('not-allowed')
  expect(await refused({ officeId: idOf('deputy') })).toBe('not-allowed')
  const unit = await aUnitSecretary(world(), fixture())
  await world().yes('office.end', input({ officeId: idOf('deputy') }), unit)
})

test.each<[string, () => object, string]>([
  ['tomorrow', () => ({ to: '2026-12-09' }), 'date-in-future'],
  ['before it began', () => ({ to: '2026-08-30' }), 'date-out-of-range'],
  [
    'an office nobody has',
    () => ({ officeId: idOf().replace('2026-09-01', '2026-10-01') }),
    'office-unknown',
  ],
])('refused: %s', async (_, over, code) => {
  expect(await refused(over())).toBe(code)
  expect(await stored()).toMatchObject({ to: null })
})

test('an end that was written is not written over', async () => {
  await end({ to: '2026-12-01' })
  expect(await refused()).toBe('date-out-of-range')
  expect(await stored()).toMatchObject({ to: '2026-12-01' })
})
