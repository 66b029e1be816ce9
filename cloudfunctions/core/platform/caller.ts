import { sdk } from './cloud'
import type { Caller } from './ports'

/**
 * Who calls, told by WeChat and by nobody else. To be read once, at the top of an invocation and before anything is
 * awaited: a warm instance's context belongs to the running call only (cloud-protocol §7).
 * @returns null when no person stands behind the call (timers, calls between functions)
 */
export function caller(): Caller | null {
  const { OPENID } = sdk().getWXContext()
  return OPENID ? { openid: String(OPENID) } : null
}

/**
 * Whether the platform itself tells something (message push): no person's client stands behind the call, whatever the
 * chain of sources says (platform §1.6). A forged event of a phone is none.
 */
export function isPush(): boolean {
  const sources = String(sdk().getWXContext().SOURCE ?? '').split(',')
  return !sources.some((source) => FROM_CLIENTS.has(source))
}
const FROM_CLIENTS: ReadonlySet<string> = new Set(['wx_client', 'wx_devtools', 'wx_http'])

/** Whether the platform's timer started this run: exactly, because sources form chains (platform §3.1). */
export const isTimer = (): boolean => sdk().getWXContext().SOURCE === 'wx_trigger'
