import { readsCare } from '../../core/domain/care'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { careReader } from '../../core/steps/care-read'
import { heirsOf } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { careById, removeCare } from '../../core/store/care'
import { branchOf } from '../../core/store/orgs'

/** Takes a record away; whoever cannot read it learns nothing about it. Said twice, the first stands (C3.5a). */
export const careRemove: Action<'care.remove'> = async (input, platform, caller) => {
  const { branchId, careId } = input
  const [me, branch] = await Promise.all([
    personBehind(platform, caller),
    branchOf(platform.documents, branchId),
  ])
  const heirs = await heirsOf(platform, branch)
  const allowed = allow('care.remove', me, { branchId, heirs })
  if (!allowed.ok) return allowed
  if (!branch) return refuse('entry-unknown')
  const reader = await careReader(platform, branch, allowed.value)
  return platform.documents.transact(async (tx) => {
    const care = await careById(tx, careId)
    if (!care || !readsCare(care, reader)) return refuse('entry-unknown')
    if (!care.removed) await removeCare(tx, careId, { by: reader.me, at: platform.now })
    return yes({ careId })
  })
}
