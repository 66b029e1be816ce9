import { addMonths } from '../../core/domain/calendar'
import { monthIdOf, schoolIdOf } from '../../core/domain/identity'
import { decidePolicy, standingFor } from '../../core/domain/month-policy'
import type { PointDocuments } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { isRisky } from '../../core/steps/check-text'
import { standingOrg } from '../../core/steps/standing-org'
import { type PolicySet, policySetOf, putMonth } from '../../core/store/months'

/** What a month is to be for all branches below, with the reason; what was said before is kept (C2.1c). */
export const policySet: Action<'policy.set'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { orgId, month, policy, reason, combinedWith = null } = input
  const found = await standingOrg('policy.set', orgId, platform, caller)
  if (!found.ok) return found
  const { me, org } = found.value
  const written = await documents.transact(async (tx) => {
    const set = await around(tx, orgId, month)
    const before = set.find((one) => one.orgId === orgId && one.month === month)
    const decision = decidePolicy({
      now,
      month,
      policy,
      reason,
      combinedWith,
      standing: (one) => standingFor(set, orgId, one),
    })
    if (!decision.ok) return decision
    const same =
      before?.policy === policy && before.reason === reason && before.combinedWith === combinedWith
    if (same) return yes(null)
    await putMonth(tx, {
      _id: monthIdOf('policy', orgId, month),
      kind: 'policy',
      orgId,
      orgName: org.name,
      month,
      ...decision.value,
      setBy: me._id,
      setAt: now,
      earlier: before ? [saidBefore(before), ...before.earlier] : [],
    })
    return yes(null)
  })
  if (!written.ok) return written
  return yes({ month, policy, doubt: await isRisky(platform, caller, [reason]) })
}

/** What is set for the month and its neighbours, here and above. */
async function around(tx: PointDocuments, orgId: string, month: string): Promise<PolicySet[]> {
  const months = [-1, 0, 1].map((step) => addMonths(month, step))
  const ids = [...new Set([orgId, schoolIdOf()])].flatMap((org) =>
    months.map((one) => monthIdOf('policy', org, one)),
  )
  const set: PolicySet[] = []
  // one after the other: a transaction answers one question at a time
  for (const id of ids) {
    const one = await policySetOf(tx, id)
    if (one) set.push(one)
  }
  return set
}

const saidBefore = ({ policy, reason, setBy, setAt }: PolicySet) => ({
  policy,
  reason,
  setBy,
  setAt,
})
