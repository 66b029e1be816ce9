import { dayOf, monthOf } from '../../core/domain/calendar'
import { contactState, earliestCounted } from '../../core/domain/contact'
import { decideAnswer } from '../../core/domain/contact-answer'
import { answerIdOf } from '../../core/domain/identity'
import type { Action } from '../../core/platform/serve'
import { yes } from '../../core/refuse'
import { allow, personBehind } from '../../core/steps/person'
import { contactsWith, keepAnswer } from '../../core/store/contacts'
import { settingsOf } from '../../core/store/settings'

/**
 * The member's own word to the liaison: "all is well" is a contact, "please call me" is a wish that stays until somebody
 * gets through (C2.3h). Said twice it is said once.
 */
export const contactAnswer: Action<'contact.answer'> = async ({ answer }, platform, caller) => {
  const { documents, now } = platform
  const [me, settings] = await Promise.all([personBehind(platform, caller), settingsOf(documents)])
  const allowed = allow('contact.answer', me)
  if (!allowed.ok) return allowed
  const person = allowed.value.me
  const decision = decideAnswer(person)
  if (!decision.ok) return decision
  const [month, on] = [monthOf(now), dayOf(now)]
  await keepAnswer(documents, {
    _id: answerIdOf(person._id, month, answer),
    branchId: person.branchId,
    memberId: person._id,
    month,
    on,
    channel: 'wechat',
    reached: answer === 'fine',
    note: '',
    answer,
    by: person._id,
    at: now,
  })
  const contacts = await contactsWith(documents, [person._id], {
    from: earliestCounted(month),
    to: month,
  })
  const state = contactState(person, month, contacts, settings.contactMonths)
  return yes({ state, answer: { answer, on } })
}
