import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Clock } from '../clock'
import { GatewayError } from '../errors'
import type { Attribution } from '../wire/call'
import { APP_ID, type Caller, callContext, callEnvironment, sdkEnvironment } from './environment'
import { Instance, type Outcome } from './instance'
import type { Invocation, InvocationLog, LoggedCall } from './logs'
import { answerOf, functionMissing } from './outcome'
import { InstancePool, type Lease, type PoolLimits } from './pool'
import type { CloudFunction, FunctionRegistry } from './registry'

export interface RunnerOptions {
  env: string
  registry: FunctionRegistry
  log: InvocationLog
  clock: Clock
  /** Seconds for a function whose config.json names none. */
  defaultTimeout: number
  /** Factor on every timeout; what a function is told of its limit stays as it is. */
  patience: number
  /** Extra variables of every function: secrets, template ids. */
  functionEnv: Record<string, string>
  limits: PoolLimits
  baseUrl: () => string
}

export type Invoked =
  | { requestId: string; ok: true /** JSON */; text: string }
  | { requestId: string; ok: false; error: GatewayError }

interface Running {
  entry: Invocation
  began: number
  openid: string | null
}

/** Runs functions in instances and knows which invocation an SDK call belongs to. */
export class Runner {
  private readonly pool: InstancePool
  /** What runs in each instance now, by the id in the instance's endpoint. */
  private readonly running = new Map<string, Running>()
  private nextInstance = 1

  constructor(private readonly options: RunnerOptions) {
    this.pool = new InstancePool(options.limits, (fn) => this.startInstance(fn))
    options.clock.onChange((offset) => {
      for (const instance of this.pool.instances) instance.setClock(offset)
    })
  }

  /** @param data the event, as JSON can carry it */
  async invoke(name: string, data: unknown, caller: Caller): Promise<Invoked> {
    const { registry, log, clock } = this.options
    const requestId = randomUUID()
    const entry = log.begin({ requestId, function: name, source: caller.source, at: clock.now() })
    const began = performance.now()
    try {
      const fn = registry.find(name)
      if (!fn) throw functionMissing(name)
      const lease = await this.pool.lease(fn)
      entry.cold = lease.cold
      const text = answerOf(await this.runIn(lease, fn, { data, caller, entry, began }))
      log.end(entry, performance.now() - began, null)
      return { requestId, ok: true, text }
    } catch (error) {
      const known =
        error instanceof GatewayError ? error : new GatewayError('SYS_ERR', String(error))
      log.end(entry, performance.now() - began, known.message)
      return { requestId, ok: false, error: known }
    }
  }

  /** @returns the invocation that runs in the instance now; null between calls */
  attribute(instanceId: string): Attribution | null {
    const running = this.running.get(instanceId)
    if (!running) return null
    const { requestId, function: functionName, source } = running.entry
    return { requestId, functionName, source, openid: running.openid }
  }

  /** Notes an SDK call when it begins. @returns what to call when it has ended */
  noteCall(instanceId: string, action: string, subject: string | null): (ok: boolean) => void {
    const running = this.running.get(instanceId)
    if (!running) return () => {}
    const startedAt = performance.now() - running.began
    const call: LoggedCall = { action, collection: subject, startedAt, ms: 0, ok: true }
    running.entry.calls.push(call)
    return (ok) => {
      call.ms = performance.now() - running.began - startedAt
      call.ok = ok
    }
  }

  /** Ends every instance, also those at work, as the platform may at any moment. */
  async endInstances(): Promise<number> {
    const living = [...this.pool.instances]
    await Promise.all(living.map((instance) => instance.kill()))
    return living.length
  }

  close(): Promise<void> {
    return this.pool.close()
  }

  private async runIn(
    lease: Lease,
    fn: CloudFunction,
    { data, caller, entry, began }: { data: unknown; caller: Caller } & Omit<Running, 'openid'>,
  ): Promise<Outcome> {
    const { env, clock, defaultTimeout, patience } = this.options
    const seconds = fn.config.timeout ?? defaultTimeout
    const variables = callEnvironment(caller)
    const call = { requestId: entry.requestId, functionName: fn.name }
    this.running.set(lease.id, { entry, began, openid: caller.openid })
    try {
      const message = {
        event: JSON.stringify(eventFor(data, caller)),
        context: JSON.stringify(callContext(call, env, seconds, variables)),
        env: variables,
        offset: clock.offset,
      }
      return await lease.instance.call(message, seconds * patience)
    } finally {
      this.running.delete(lease.id)
      lease.release()
    }
  }

  private startInstance(fn: CloudFunction) {
    const { env, baseUrl, functionEnv, log, clock } = this.options
    const id = String(this.nextInstance++)
    const onLine = (text: string) => {
      const entry = this.running.get(id)?.entry
      if (entry) log.line(entry, text)
    }
    const variables = {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      // the cloud's functions run in UTC, so a date error shows here too (cloud-protocol §7)
      TZ: 'UTC',
      NODE_PATH: modulePaths(fn.dir).join(path.delimiter),
      ...sdkEnvironment(env, `${baseUrl()}/admin/i/${id}`),
      SCF_FUNCTION_NAME: fn.name,
      ...functionEnv,
    }
    return { id, instance: new Instance({ fn, env: variables, offset: clock.offset, onLine }) }
  }
}

/** A call from a phone carries who it is in the event as well, as the platform adds it. */
const eventFor = (data: unknown, { openid, source }: Caller): unknown =>
  openid !== null && source === 'wx_client' && typeof data === 'object' && data !== null
    ? { ...data, userInfo: { appId: APP_ID, openId: openid } }
    : (data ?? {})

/** Where a function that is not bundled finds its modules: beside the functions, above them, and here. */
const modulePaths = (functionDir: string): string[] => {
  const functions = path.dirname(functionDir)
  return [
    functions,
    path.join(functions, 'node_modules'),
    path.join(functions, '..', 'node_modules'),
    path.resolve(__dirname, '../../../node_modules'),
  ]
}
