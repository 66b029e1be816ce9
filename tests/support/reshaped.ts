import type { OrgChange } from '../../cloudfunctions/core/contract'
import { aUnitSecretary, type Fixture, foundBranch } from './branch'
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
