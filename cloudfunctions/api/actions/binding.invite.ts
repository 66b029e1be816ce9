import { INVITATION_LENGTH, newInvitation, spoken } from '../../core/domain/invitation'
import type { Action } from '../../core/platform/serve'
import { refuse, yes } from '../../core/refuse'
import { personVouched } from '../../core/steps/person-vouched'
import { memberOf, patchMember } from '../../core/store/members'

/**
 * Makes a code that ties one WeChat to a person, once, within days: said face to face or by telephone to who cannot bind
 * with a number of the own. Only its digest is kept; a newer code replaces an older one.
 */
export const bindingInvite: Action<'binding.invite'> = async (input, platform, caller) => {
  const vouched = await personVouched('binding.invite', platform, caller, input)
  if (!vouched.ok) return vouched
  const { documents, now, random } = platform
  const { _id, name } = vouched.value.person
  const code = random(INVITATION_LENGTH)
  const invite = newInvitation(code, now)
  return documents.transact(async (tx) => {
    const person = await memberOf(tx, _id)
    if (!person) return refuse('member-unknown', ['memberId'])
    if (person.openid !== null) return refuse('person-bound', ['memberId'])
    await patchMember(tx, _id, { invite }, now)
    return yes({ name, code: spoken(code), until: invite.until })
  })
}
