import { dayOf } from '../../core/domain/calendar'
import { roleIdOf } from '../../core/domain/identity'
import { decideOffice } from '../../core/domain/office'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { onOffice } from '../../core/steps/on-office'
import { afresh, writeInOrder } from '../../core/steps/write-in-order'
import { memberOf } from '../../core/store/members'
import { isAsRead, patchOrg } from '../../core/store/orgs'
import { officesIn, putOffice } from '../../core/store/roles'

/** Gives an office from a day on; permissions begin and end with it (domain §3). The same said twice gives one. */
export const officeAssign: Action<'office.assign'> = async (input, platform, caller) =>
  afresh(async () => {
    const { documents, now } = platform
    const { orgId, memberId, role, from } = input
    const found = await onOffice('office.assign', input, platform, caller)
    if (!found.ok) return found
    const org = found.value
    const [holder, held] = await Promise.all([
      memberOf(documents, memberId),
      officesIn(documents, orgId),
    ])
    if (!holder) return refuse('member-unknown', ['memberId'])
    const officeId = roleIdOf(memberId, orgId, role, from)
    const decision = decideOffice(
      { _id: officeId, memberId, role, from },
      { today: dayOf(now), org, holder, held },
    )
    if (!decision.ok) return decision
    const office = decision.value
    if (office === null) return yes({ officeId })
    const written = await writeInOrder(documents, [
      { ops: 2, holds: (tx) => isAsRead(tx, org), run: (tx) => patchOrg(tx, org, {}) },
      { ops: 1, run: (tx) => putOffice(tx, { ...office, orgId }) },
    ])
    return written ? yes({ officeId }) : null
  })
