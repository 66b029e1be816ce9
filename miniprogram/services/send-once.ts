import { explain } from '../labels/problems'
import type { Answer } from './answer'

/** A page or sheet that sends: `busy` while it does, `problem` in words when it was refused. */
interface Sender {
  data: { busy: boolean }
  setData(part: { busy: boolean; problem: string }): void
}

/**
 * Sends once at a time: a second tap meets `busy` and sends nothing. What went wrong stands on the page.
 * @returns the answer when it was a yes, else null
 */
export async function sendOnce<T>(page: Sender, send: () => Promise<Answer<T>>): Promise<T | null> {
  if (page.data.busy) return null
  page.setData({ busy: true, problem: '' })
  const answer = await send()
  page.setData({ busy: false, problem: answer.ok ? '' : explain(answer.code) })
  return answer.ok ? answer.data : null
}
