import { readsCare } from '../../core/domain/care'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { careById, removeCare } from '../../core/store/care'

/** Takes a record away; whoever cannot read it learns nothing about it. Said twice, the first stands (C3.5a). */
export const careRemove: Action<'care.remove'> = async (input, platform, caller) => {
  const { branchId, careId } = input
  const allowed = allow('care.remove', await personBehind(platform, caller), { branchId })
  if (!allowed.ok) return allowed
  const { me, relations } = allowed.value
  const reader = { me: me._id, secretary: relations.has('secretary') }
  return platform.documents.transact(async (tx) => {
    const care = await careById(tx, careId)
    if (care?.branchId !== branchId || !readsCare(care, reader)) return refuse('entry-unknown')
    if (!care.removed) await removeCare(tx, careId, { by: me._id, at: platform.now })
    return yes({ careId })
  })
}
