import { schoolIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { heirsOf } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { verifyLedger } from '../../core/steps/verify-ledger'
import { branchesOfUnit, orgOf } from '../../core/store/orgs'

/**
 * Whether every seal still fits: of a branch for those who read its ledger, heirs of an ended one among them (§7 #19), of a
 * unit's branches for the unit, of all for the school (C4.3d). It tells where a chain is broken, never what stands in it (D6).
 */
export const ledgerVerify: Action<'ledger.verify'> = async (input, platform, caller) => {
  const { documents, ledgerSecrets: keys, now } = platform
  const me = await personBehind(platform, caller)
  if (!me) return refuse('not-bound')
  const org = await orgOf(documents, input.orgId ?? schoolIdOf())
  if (!org) return refuse('not-allowed')
  const about =
    org.level === 'branch'
      ? { branchId: org._id, unitId: org.parentId }
      : org.level === 'unit'
        ? { unitId: org._id }
        : {}
  const heirs = org.level === 'branch' ? await heirsOf(platform, org) : []
  const allowed = allow('ledger.verify', me, { ...about, heirs })
  if (!allowed.ok) return allowed
  const { relations } = allowed.value
  if (org.level === 'school' && !relations.has('school')) return refuse('not-allowed')
  const branchIds =
    org.level === 'branch'
      ? [org._id]
      : org.level === 'unit'
        ? (await branchesOfUnit(documents, org._id)).map((one) => one._id)
        : null
  return yes(await verifyLedger(documents, branchIds, { keys, now }))
}
