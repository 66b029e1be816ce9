import { call } from './call'
import { rememberTemplates } from './subscription'

/** The first page in one call; the message templates of this environment come along and are kept. */
export async function showHome() {
  const answer = await call('home.show', {})
  if (answer.ok) rememberTemplates(answer.data.templates)
  return answer
}
