import { dayOf } from '../../core/domain/calendar'
import { decideLiaison } from '../../core/domain/contact'
import { canLookAfter } from '../../core/domain/person-away'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { memberOf, setLiaison } from '../../core/store/members'

/** Names the person who keeps in touch; never the member himself (C2.3g). */
export const contactAssign: Action<'contact.assign'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const { memberId, liaisonId } = input
  const [me, person, liaison] = await Promise.all([
    personBehind(platform, caller),
    memberOf(documents, memberId),
    memberOf(documents, liaisonId),
  ])
  if (!me) return refuse('not-bound')
  // whether somebody stands on a roster is told to nobody who may not ask
  if (!person) return refuse('not-allowed')
  const allowed = allow('contact.assign', me, { branchId: person.branchId })
  if (!allowed.ok) return allowed
  const belongs = liaison !== null && canLookAfter(liaison, person.branchId, dayOf(now))
  const decision = decideLiaison(person, liaisonId, belongs)
  if (!decision.ok) return decision
  if (person.liaisonId !== liaisonId) await setLiaison(documents, memberId, liaisonId, now)
  return yes({ memberId, liaisonId })
}
