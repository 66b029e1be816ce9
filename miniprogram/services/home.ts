import { call } from './call'
import { rememberPerson } from './own-person'
import { rememberTemplates } from './subscription'

/** The first page in one call; whose it is and the message templates of this environment are kept. */
export async function showHome() {
  const answer = await call('home.show', {})
  if (answer.ok) {
    rememberTemplates(answer.data.templates)
    rememberPerson(answer.data.me?.memberId)
  }
  return answer
}
