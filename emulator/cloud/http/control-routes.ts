import type { CollectionPlan } from '../db/provision'
import { invalidParam } from '../errors'
import type { Gateway } from '../gateway'
import type { ScriptedFailure } from '../openapi/failures'
import type { ScriptedVerdict } from '../openapi/media-checks'
import type { Exchange } from './exchange'
import type { Route } from './server'

/** Calling a function as a phone does, and everything that has no counterpart in the cloud: clock, timers, outbox, logs. */
export function controlRoutes(gateway: () => Gateway): Route[] {
  const clockState = () => ({
    now: new Date(gateway().clock.now()).toISOString(),
    offset: gateway().clock.offset(),
  })
  return [
    route('POST', '/invoke', async (exchange) => {
      const { name, data, openid, source } = await exchange.json()
      if (typeof name !== 'string') throw invalidParam('name is required')
      return gateway().invoke(name, data ?? {}, {
        openid: typeof openid === 'string' ? openid : undefined,
        source: typeof source === 'string' ? source : undefined,
      })
    }),
    route('GET', '/control/clock', clockState),
    route('POST', '/control/clock', async (exchange) => {
      const fired = await moveClock(gateway(), await exchange.json())
      return { ...clockState(), fired }
    }),
    route('POST', '/control/timers/run', async (exchange) => {
      const { function: name } = await exchange.json()
      return { fired: await gateway().timers.run(typeof name === 'string' ? name : undefined) }
    }),
    route('POST', '/control/pushes/run', async () => ({ pushes: await gateway().pushes.run() })),
    route('POST', '/control/openapi/verdict', async (exchange) => {
      gateway().scriptVerdict((await exchange.json()) as unknown as ScriptedVerdict)
      return {}
    }),
    route('POST', '/control/provision', async (exchange) => {
      const { collections } = await exchange.json()
      return gateway().provision(collections as CollectionPlan[])
    }),
    route('POST', '/control/export', async (exchange) =>
      gateway().exportTo(folderOf(await exchange.json())),
    ),
    route('POST', '/control/import', async (exchange) =>
      gateway().importFrom(folderOf(await exchange.json())),
    ),
    route('POST', '/control/openapi/fail', async (exchange) => {
      gateway().failOpenApi((await exchange.json()) as unknown as ScriptedFailure)
      return {}
    }),
    route('DELETE', '/control/openapi/fail', () => {
      gateway().clearFailures()
      return {}
    }),
    route('GET', '/outbox', (exchange) => {
      const openid = exchange.query('openid')
      const all = exchange.query('all') !== undefined
      return all ? gateway().outbox.everything(openid) : gateway().outbox.messages(openid)
    }),
    route('DELETE', '/outbox', () => {
      gateway().outbox.clear()
      return {}
    }),
    route('GET', '/logs', (exchange) =>
      gateway().logs.entries({
        function: exchange.query('function'),
        requestId: exchange.query('requestId'),
      }),
    ),
    route('DELETE', '/logs', () => {
      gateway().logs.clear()
      return {}
    }),
  ]
}

const route = (method: string, path: string, act: (exchange: Exchange) => unknown): Route => ({
  method,
  path,
  handle: async (exchange) => exchange.reply(await act(exchange)),
})

function folderOf({ dir }: Record<string, unknown>): string {
  if (typeof dir !== 'string' || dir === '') throw invalidParam('dir is required')
  return dir
}

function moveClock({ clock }: Gateway, order: Record<string, unknown>) {
  if (order.reset === true) return clock.reset()
  if (typeof order.advance === 'number') return clock.advance(order.advance)
  const { now } = order
  const instant = typeof now === 'number' ? now : Date.parse(String(now))
  if (Number.isNaN(instant)) throw invalidParam('give now (ISO), advance (ms) or reset: true')
  return clock.set(instant)
}
