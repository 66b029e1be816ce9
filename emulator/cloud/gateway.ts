import path from 'node:path'
import type { BackupSize } from './backup/format'
import type { CollectionPlan, Provisioned } from './db/provision'
import { provision } from './db/provision'
import { clientError, GatewayError } from './errors'
import { sdkEnvironment } from './functions/environment'
import type { Invocation, LogFilter } from './functions/logs'
import { REQUEST_LIMIT } from './functions/outcome'
import type { FiredTimer } from './functions/timers'
import { clientRoutes } from './http/client-routes'
import { controlRoutes } from './http/control-routes'
import { fileRoutes } from './http/file-routes'
import { sdkRoutes } from './http/sdk-routes'
import { serve } from './http/server'
import type { ScriptedFailure } from './openapi/failures'
import type { ScriptedVerdict } from './openapi/media-checks'
import type { OutboxRecord } from './openapi/outbox'
import type { DeliveredPush } from './openapi/pushes'
import type { ScriptedText } from './openapi/security'
import type { GatewayOptions } from './options'
import { assemble } from './parts'

export type { GatewayOptions } from './options'

/** The answer of `wx.cloud.callFunction`, or its error. */
export type InvokeReply =
  | { result: unknown; requestId: string }
  | { errCode: number; errMsg: string; requestId: string }

/** A running gateway. */
export interface Gateway {
  url: string
  /** Variables of a process in which the unmodified SDKs reach this gateway. */
  env(): Record<string, string>
  /** Calls a function as a Mini Program user would; without openid as a caller who is not logged in. */
  invoke(
    name: string,
    data: unknown,
    caller?: { openid?: string; source?: string },
  ): Promise<InvokeReply>
  clock: {
    /** Epoch milliseconds. */
    now(): number
    offset(): number
    /** Moving forward fires each timer that was due on the way, once; settles when they have ended. */
    set(instant: string | number): Promise<FiredTimer[]>
    advance(ms: number): Promise<FiredTimer[]>
    reset(): Promise<FiredTimer[]>
  }
  timers: { run(functionName?: string): Promise<FiredTimer[]> }
  /** What the platform tells the function `inbox`; `run` delivers all that waits, now. */
  pushes: { run(): Promise<DeliveredPush[]> }
  outbox: {
    /** Subscription messages that were delivered. */
    messages(openid?: string): OutboxRecord[]
    /** Every openapi call, also failed ones. */
    everything(openid?: string): OutboxRecord[]
    clear(): void
  }
  logs: { entries(filter?: LogFilter): Invocation[]; clear(): void }
  /** Agrees to one message of a template on behalf of a person. */
  subscribe(openid: string, templateIds: readonly string[]): void
  /** A code for a person's phone number, as the phone-number button gives it. */
  phoneCode(openid: string, phone: string): string
  /** A cloud id for open data of a person, as `wx.getWeRunData` and others give it. */
  cloudId(openid: string, data: object): string
  failOpenApi(failure: ScriptedFailure): void
  /** What the next check of a picture or sound finds; it passes when nothing is scripted. */
  scriptVerdict(verdict: ScriptedVerdict): void
  /** What checks of words find from now on; they pass when nothing is scripted. */
  scriptText(verdict: ScriptedText): void
  /** Forgets failures and verdicts that have not been met. */
  clearFailures(): void
  /** Kills all function instances, also those at work; answers how many. The next call starts anew. */
  endInstances(): Promise<number>
  provision(collections: readonly CollectionPlan[]): Provisioned
  /**
   * Writes documents, indexes and files into an empty folder.
   * @throws INVALID_PARAM when it is not empty
   */
  exportTo(dir: string): Promise<BackupSize>
  /**
   * Brings in what `exportTo` wrote, all or nothing.
   * @throws INVALID_PARAM when the folder is damaged, or a collection of it is not empty here
   */
  importFrom(dir: string): Promise<BackupSize>
  /** Ends all instances, then lets go of the data folder; calling it again waits for the same end. */
  close(): Promise<void>
}

/**
 * Starts the gateway.
 * @throws when another gateway uses the data folder, the database is damaged, or the port is taken
 */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const parts = assemble(options)
  const { engine, clock, runner, timers, pushes, outbox, log, failures, warn } = parts
  const onFault = (error: unknown) =>
    warn(`fault: ${error instanceof Error ? error.stack : String(error)}`)
  const routes = [
    ...sdkRoutes(parts, onFault),
    ...fileRoutes(parts.storage),
    ...clientRoutes(parts),
    ...controlRoutes(() => gateway),
  ]
  const server = await serve(routes, options.port ?? 0, onFault).catch(async (error) => {
    await parts.close()
    throw error
  })
  parts.setUrl(server.url)
  timers.start()
  pushes.arm()
  let closing: Promise<void> | null = null
  const moveClock = async (move: () => void): Promise<FiredTimer[]> => {
    const fired = await timers.moveClock(move)
    await pushes.clockMoved()
    return fired
  }

  const gateway: Gateway = {
    url: server.url,
    env: () => sdkEnvironment(parts.envId, `${server.url}/admin`),
    invoke: async (name, data, { openid, source = 'wx_client' } = {}) => {
      const size = Buffer.byteLength(JSON.stringify(data ?? {}))
      if (size > REQUEST_LIMIT) {
        const error = new GatewayError('INVALID_PARAM', 'data exceed max size: 100 KB')
        return { ...clientError('callFunction', error), requestId: '' }
      }
      const event = openid === undefined ? data : parts.cloudIds.replaceIn(data, openid)
      const invoked = await runner.invoke(name, event, { openid: openid ?? null, source })
      const { requestId } = invoked
      return invoked.ok
        ? { result: JSON.parse(invoked.text), requestId }
        : { ...clientError('callFunction', invoked.error), requestId }
    },
    clock: {
      now: () => clock.now(),
      offset: () => clock.offset,
      set: (instant) => moveClock(() => clock.set(new Date(instant).getTime())),
      advance: (ms) => moveClock(() => clock.advance(ms)),
      reset: () => moveClock(() => clock.reset()),
    },
    timers: { run: (name) => timers.runNow(name) },
    pushes: { run: () => pushes.deliverAll() },
    outbox,
    logs: log,
    subscribe: (openid, templateIds) => {
      parts.prompt.answer(openid, templateIds, templateIds)
    },
    phoneCode: (openid, phone) => parts.phoneCodes.issue(openid, phone),
    cloudId: (openid, data) => parts.cloudIds.issue(openid, data),
    failOpenApi: (failure) => failures.add(failure),
    scriptVerdict: (verdict) => parts.mediaChecks.script(verdict),
    scriptText: (verdict) => parts.textChecks.script(verdict),
    endInstances: () => runner.endInstances(),
    clearFailures: () => {
      failures.clear()
      parts.mediaChecks.clear()
      parts.textChecks.clear()
    },
    provision: (collections) => provision(engine, collections),
    exportTo: (dir) => parts.exportTo(path.resolve(dir)),
    importFrom: (dir) => parts.importFrom(path.resolve(dir)),
    close: () => {
      closing ??= (async () => {
        await timers.close()
        await pushes.close()
        await server.close()
        await parts.close()
      })()
      return closing
    },
  }
  return gateway
}
