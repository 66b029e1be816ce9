import type { OrgChange } from '../../cloudfunctions/core/contract'
import { anOrgOfficer, aUnitSecretary, type Fixture, foundBranch } from './branch'
import type { World } from './call'

/** Merges a fixture's branch with one beside it; its secretary leads the new one. */
export async function mergedWith(
  world: World,
  fixture: Fixture,
  on: string,
): Promise<{ id: string; beside: Fixture }> {
  const beside = await foundBranch(world, fixture.unit)
  const from = [fixture.branch._id, beside.branch._id]
  const name = `合并${fixture.branch.name}`
  const merge: OrgChange = { what: 'merge', from, name, kind: 'mixed', on }
  const unit = await aUnitSecretary(world, fixture)
  const { orgs } = await world.yes('org.change', { change: merge }, unit)
  const id = orgs[0]?.orgId ?? ''
  const office = { orgId: id, memberId: fixture.people.secretary._id, from: on }
  await world.yes('office.assign', { ...office, role: 'secretary' }, unit)
  return { id, beside }
}

/** Gives a fixture's unit another name from the day the clock stands at. */
export async function renamedUnit(world: World, { unit }: Fixture, name: string, on: string) {
  await world.at(`${on}T09:00`)
  const rename: OrgChange = { what: 'rename', orgId: unit._id, name, on }
  await world.yes('org.change', { change: rename }, await anOrgOfficer(world))
}
