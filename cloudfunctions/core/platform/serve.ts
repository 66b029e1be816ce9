import { type ActionName, contract, type Output, type Parsed, type Reply } from '../contract'
import { type Decision, refuse } from '../refuse'
import { caller, isPush, isTimer } from './caller'
import { Busy } from './documents'
import { platformFor } from './platform'
import type { Caller, Platform } from './ports'

/** One action: read, decide, write; a refusal is an ordinary answer. */
export type Action<A extends ActionName> = (
  input: Parsed<A>,
  platform: Platform,
  caller: Caller,
) => Promise<Decision<Output<A>>>

/** The actions one function serves. */
export type Actions = { [A in ActionName]?: Action<A> }

type Main = (event: unknown, context?: { request_id?: string }) => Promise<Reply<unknown>>

/**
 * The entry of a function that people call: who → parse → action → reply. Faults are caught here and nowhere else,
 * logged once with the request id and answered `internal`.
 * @returns refusals of its own: `unknown-action`, `input-invalid` with the fields, `not-bound` without a person
 * behind the call, `busy`, `internal`
 */
export function serve(actions: Actions): Main {
  return (event, context) => {
    // before the first await: see caller()
    const who = caller()
    return answer(platformFor(context?.request_id), async (platform) => {
      const { action, input } = (event ?? {}) as { action?: unknown; input?: unknown }
      const known = typeof action === 'string' && Object.hasOwn(contract, action)
      const name = known ? (action as ActionName) : null
      const run = name && (actions[name] as Action<ActionName> | undefined)
      if (!name || !run) return refuse('unknown-action')
      if (!who) return refuse('not-bound')
      const parsed = contract[name].input.safeParse(input ?? {})
      if (!parsed.success) return refuse('input-invalid', fieldsOf(parsed.error.issues))
      return run(parsed.data as never, platform, who)
    })
  }
}

/** The entry of a function that only the platform's timer may run; anybody else is refused. */
export function serveTimer(run: (platform: Platform) => Promise<Record<string, number>>): Main {
  return (_event, context) => {
    const timer = isTimer()
    return answer(platformFor(context?.request_id), async (platform) => {
      if (!timer) return refuse('not-allowed')
      const done = await run(platform)
      platform.log.info('tick', done)
      return { ok: true, value: done }
    })
  }
}

/** The entry of a function that only the platform's message push may run; anybody else is refused. */
export function servePush(take: (push: unknown, platform: Platform) => Promise<number>): Main {
  return (event, context) => {
    const push = isPush()
    return answer(platformFor(context?.request_id), async (platform) => {
      if (!push) return refuse('not-allowed')
      return { ok: true, value: { taken: await take(event, platform) } }
    })
  }
}

async function answer(
  platform: Platform,
  work: (platform: Platform) => Promise<Decision<unknown>>,
): Promise<Reply<unknown>> {
  const { requestId } = platform
  try {
    const decision = await work(platform)
    return decision.ok ? { ok: true, data: decision.value, requestId } : { ...decision, requestId }
  } catch (error) {
    platform.log.fault('fault', error)
    return { ...refuse(error instanceof Busy ? 'busy' : 'internal'), requestId }
  }
}

type Issue = { path: PropertyKey[]; code?: string; keys?: string[] }

/** Paths of the fields to correct; for unknown fields their names. */
function fieldsOf(issues: readonly Issue[]): string[] {
  const paths = issues.flatMap((issue) => {
    const path = issue.path.map(String)
    return issue.keys ? issue.keys.map((key) => [...path, key].join('.')) : [path.join('.')]
  })
  return [...new Set(paths)].slice(0, 20)
}
