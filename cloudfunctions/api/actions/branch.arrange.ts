import type { Input } from '../../core/contract'
import { decideGroups, decideSlot } from '../../core/domain/arrangement'
import { dayOf } from '../../core/domain/calendar'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { type Decision, refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { afresh, type Write, writeInOrder } from '../../core/steps/write-in-order'
import { memberOf, membersOfBranch, patchMember } from '../../core/store/members'
import { type Branch, branchOf, isAsRead, patchOrg } from '../../core/store/orgs'

type Arranging = Input<'branch.arrange'>['arrange']

/** The branch's usual day and its groups, from a day on (C2.1a). Members of a group go where it goes. */
export const branchArrange: Action<'branch.arrange'> = async (input, platform, caller) => {
  const { branchId, arrange } = input
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  return afresh(async () => {
    const branch = await branchOf(documents, branchId)
    const about = branch ? { branchId, unitId: branch.parentId } : {}
    const allowed = allow('branch.arrange', me, about)
    if (!allowed.ok) return allowed
    if (!branch) return refuse('org-unknown', ['branchId'])
    const today = dayOf(now)
    if (branch.validTo !== null && branch.validTo < today) return refuse('org-ended', ['branchId'])
    const decision = decideArranging(branch, arrange, today)
    if (!decision.ok) return decision
    const fields = decision.value
    const own: Write = {
      ops: 2,
      holds: (tx) => isAsRead(tx, branch),
      run: (tx) => patchOrg(tx, branch, fields ?? {}),
    }
    const going = await membersGoing(branchId, arrange, platform)
    const writes = [...(fields ? [own] : []), ...going]
    return (await writeInOrder(documents, writes)) ? yes({ branchId }) : null
  })
}

function decideArranging(
  branch: Branch,
  arrange: Arranging,
  today: string,
): Decision<Partial<Branch> | null> {
  if (arrange.what === 'slot') {
    return decideSlot(branch, { slot: arrange.slot, on: arrange.on, today })
  }
  const decision = decideGroups(branch, arrange, today)
  return decision.ok ? yes({ groups: decision.value }) : decision
}

/** Members whose group gets another name, or is no more. */
async function membersGoing(
  branchId: string,
  arrange: Arranging,
  { documents, now }: Platform,
): Promise<Write[]> {
  if (arrange.what === 'slot' || arrange.what === 'add-group') return []
  const next = arrange.what === 'rename-group' ? arrange.newName : null
  const people = await membersOfBranch(documents, branchId)
  return people
    .filter((one) => one.group === arrange.name)
    .map((one) => ({
      ops: 2,
      async run(tx) {
        const person = await memberOf(tx, one._id)
        if (person?.group === arrange.name) await patchMember(tx, one._id, { group: next }, now)
      },
    }))
}
