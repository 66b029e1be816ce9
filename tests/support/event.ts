import type { Input } from '../../cloudfunctions/core/contract'
import type { Member } from '../../cloudfunctions/core/store/members'
import type { Branch } from '../../cloudfunctions/core/store/orgs'
import { type Fixture, foundBranch, postEvent, putPerson, START } from './branch'
import { aBranch, aMember, anOffice, openidOf } from './builders'
import { aKey, type World } from './call'

/** A second, small branch of a fixture's unit: a secretary and one member, both with a WeChat. */
export type Beside = { branch: Branch; secretary: Member; member: Member }

export async function branchBeside(
  world: World,
  fixture: Fixture,
  over: Partial<Branch> = {},
): Promise<Beside> {
  const branch = { ...aBranch(fixture.unit, `旁支部${aKey().slice(-5)}`), ...over }
  const bound = (name: string, order: number) => {
    const member = aMember(branch, name, { order })
    return { ...member, openid: openidOf(member._id) }
  }
  const [secretary, member] = [bound('beside-secretary', 1), bound('beside-member', 2)]
  await Promise.all([
    world.documents.put('orgs', branch),
    world.documents.put('roles', anOffice(secretary._id, branch._id, 'secretary')),
    ...putPerson(world, secretary),
    ...putPerson(world, member),
  ])
  return { branch, secretary, member }
}

/** A joint day: the fixture's branch asks another fixture's, which has not answered yet. */
export async function askToJoin(
  world: World,
  host: Fixture,
): Promise<{ guest: Fixture; activityId: string }> {
  const guest = await foundBranch(world)
  const activityId = await postEvent(world, host, { partners: [guest.branch._id] })
  return { guest, activityId }
}

export async function joinAs(world: World, guest: Fixture, activityId: string): Promise<string> {
  const input = { activityId, branchId: guest.branch._id }
  return (await world.yes('activity.join', input, guest.as('secretary'))).activityId
}

/** The unit holds a day for some of its branches. */
export const aUnitEvent = (
  fixture: Fixture,
  branchIds: string[],
  over: Partial<Input<'unit-event.post'>> = {},
): Input<'unit-event.post'> => ({
  key: aKey(),
  unitId: fixture.unit._id,
  branchIds,
  reason: '全院统一学习',
  theme: '科学家精神专题学习',
  items: [{ kind: 'required', category: 'study' }],
  mode: 'in_person',
  place: '报告厅',
  startsAt: START,
  minutes: 90,
  ...over,
})
