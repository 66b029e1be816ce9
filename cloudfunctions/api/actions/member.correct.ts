import { personCard } from '../../core/domain/activity-card'
import { dayOf } from '../../core/domain/calendar'
import { decideCorrection, withCorrections } from '../../core/domain/person-card'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { personVouched } from '../../core/steps/person-vouched'
import { isShared } from '../../core/steps/shared-phone'
import { renameBinding } from '../../core/store/bindings'
import { memberOf, patchMember } from '../../core/store/members'

/**
 * Puts a person's name, telephone or day of admission right; records of the past keep the name they were written with
 * (T6). Who did it and when is kept, what it said before is not (C3.5b).
 */
export const memberCorrect: Action<'member.correct'> = async (input, platform, caller) => {
  const vouched = await personVouched('member.correct', platform, caller, input)
  if (!vouched.ok) return vouched
  const { documents, now } = platform
  const by = { at: now, by: vouched.value.me._id }
  const { branchId: _, memberId, ...wanted } = input
  const changed = await documents.transact(async (tx) => {
    const person = await memberOf(tx, memberId)
    if (!person) return refuse('member-unknown', ['memberId'])
    const decision = decideCorrection(person, wanted, dayOf(now))
    if (!decision.ok) return decision
    const { fields, what } = decision.value
    if (what.length === 0) return yes(person)
    const corrections = withCorrections(person.corrections ?? [], what, by)
    await patchMember(tx, memberId, { ...fields, corrections }, now)
    if (fields.name && person.openid) await renameBinding(tx, person.openid, fields.name)
    return yes({ ...person, ...fields })
  })
  if (!changed.ok) return changed
  const person = changed.value
  const sharedPhone = await isShared(platform, person.phone, memberId)
  return yes({ person: personCard(person), sharedPhone })
}
