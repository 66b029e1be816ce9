import { call } from './call'
import { keptCodes } from './kept-codes'
import { rememberPerson } from './own-person'
import { rememberTemplates } from './subscription'

export async function showMe() {
  const answer = await call('me.show', {})
  if (answer.ok) rememberTemplates(answer.data.templates)
  return answer
}
/** @param phoneCode what `getPhoneNumber` gave: five minutes, once (platform §3.2) */
export const bind = (phoneCode: string) => call('binding.confirm', { phoneCode })
/** @param code what the secretary made for the person */
export const bindByCode = (code: string) => call('binding.accept', { code })
/** What was scanned under this name is not sent under another one. */
export async function unbind() {
  const answer = await call('binding.release', {})
  if (answer.ok) {
    keptCodes.clear()
    rememberPerson(undefined)
  }
  return answer
}
