import { monthOf } from '../../core/domain/calendar'
import { contactState, decideContact, earliestCounted, livingIn } from '../../core/domain/contact'
import { contactIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { contactsWith, logOnce } from '../../core/store/contacts'
import { memberOf } from '../../core/store/members'
import { settingsOf } from '../../core/store/settings'

/** Writes down one contact or attempt (C2.3h). One tap, one entry. */
export const contactLog: Action<'contact.log'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const [me, person, settings] = await Promise.all([
    personBehind(platform, caller),
    memberOf(documents, input.memberId),
    settingsOf(documents),
  ])
  if (!me) return refuse('not-bound')
  // whether somebody stands on a roster is told to nobody who may not ask
  if (!person) return refuse('not-allowed')
  const allowed = allow('contact.log', me, { branchId: person.branchId, concerned: person })
  if (!allowed.ok) return allowed
  const month = decideContact(person, input.on, now)
  if (!month.ok) return month
  const { on, channel, reached, note } = input
  const same = await logOnce(documents, {
    _id: contactIdOf(person._id, input.key),
    branchId: person.branchId,
    memberId: person._id,
    month: month.value,
    on,
    channel,
    reached,
    note,
    answer: null,
    by: me._id,
    at: now,
  })
  if (!same) return refuse('already-said')
  const contacts = await contactsWith(documents, [person._id], {
    from: earliestCounted(month.value),
    to: month.value,
  })
  const every = settings.contactMonths
  const then = livingIn(person, month.value, monthOf(now))
  return yes({ month: month.value, state: contactState(then, month.value, contacts, every) })
}
