import { dayOf } from '../../core/domain/calendar'
import { decideWhereToObject } from '../../core/domain/data-objection'
import { dataObjectionIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { objectToDataOnce } from '../../core/store/data-objections'

/**
 * A person says to a branch of the own, of today or before, what is wrong about what is stored about the own person
 * (C3.5b). One tap, one entry.
 */
export const dataObject: Action<'data.object'> = async (input, platform, caller) => {
  const allowed = allow('data.object', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const { me } = allowed.value
  const told = decideWhereToObject(me, input.branchId, dayOf(platform.now))
  if (!told.ok) return told
  const { _id: memberId, name } = me
  const objectionId = dataObjectionIdOf(memberId, input.key)
  const same = await objectToDataOnce(platform.documents, {
    _id: objectionId,
    branchId: told.value,
    memberId,
    name,
    about: input.about,
    text: input.text,
    at: platform.now,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  })
  return same ? yes({ objectionId }) : refuse('already-said')
}
