import type { ActionName, Input, Output, RefusalCode } from '../../cloudfunctions/core/contract'
import { documentsOver } from '../../cloudfunctions/core/platform/documents'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import type { SdkDatabase } from '../../cloudfunctions/core/platform/sdk-database'
import { collections } from '../../cloudfunctions/core/store'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { aSchool } from './builders'
import { builtFunctions } from './functions-once'
import { PATIENCE_MS } from './patience'

export type Refused = { ok: false; code: RefusalCode; fields?: string[]; requestId: string }
export type Answered<T> = { ok: true; data: T; requestId: string }

/** The cloud with our bundled functions, and what tests ask of it. */
export type World = {
  gateway: Gateway
  documents: Documents
  /** Calls an action as a Mini Program would, and expects a yes. */
  yes<A extends ActionName>(action: A, input: Input<A>, openid: string): Promise<Output<A>>
  /** Calls an action and expects a no; answers its code. */
  no<A extends ActionName>(action: A, input: Input<A>, openid: string): Promise<RefusalCode>
  /** Calls with anything, well-formed or not. */
  call(action: string, input: unknown, openid?: string): Promise<Answered<unknown> | Refused>
  /** Sets the clock to a local time `YYYY-MM-DDTHH:MM`, which keeps running from there. */
  at(local: string): Promise<void>
  /** Runs the timer once, as the platform does. */
  tick(): Promise<Record<string, number>>
  /** The person accepts one message of a template, at WeChat and at ours. */
  accept(openid: string, kind: 'notice' | 'change' | 'contact' | 'duty'): Promise<void>
  /** Messages WeChat delivered to a person. */
  messagesOf(openid: string): Sent[]
  upload(openid: string, file: string, bytes: Uint8Array): Promise<string>
  close(): Promise<void>
}
export type Sent = { templateId: string; page: string; data: Record<string, { value: string }> }

/** Stands in for the secret of the functions' environment. */
export const SIGN_IN_SECRET = 'a secret of the tests only'
/** Stands in for the key of the ledger's stamps. */
export const LEDGER_SECRET = 'another secret of the tests only'

let keys = 0
/** A key of one intention, as the phone makes it. */
export const aKey = () => `key-${String(keys++).padStart(12, '0')}`

/** Starts the cloud in memory with the functions as they are deployed; timers run only when a test says so. */
export async function startWorld(
  functionEnv: Record<string, string> = { SIGN_IN_SECRET, LEDGER_SECRET },
): Promise<World> {
  const gateway = await startGateway({
    functions: builtFunctions(),
    memory: true,
    timers: false,
    strict: true,
    // nothing ends because a machine is busy; what happens at the limit is tested at the gateway
    patience: 10,
    functionEnv,
  })
  gateway.provision(collections)
  const documents = await documentsOf(gateway)
  await documents.put('settings', aSchool())
  return {
    ...worldOf(gateway, documents),
    close: () => gateway.close(),
  }
}

async function documentsOf(gateway: Gateway): Promise<Documents> {
  Object.assign(process.env, gateway.env())
  const { default: cloudbase } = await import('@cloudbase/node-sdk')
  const database: unknown = cloudbase
    .init({ env: process.env.TCB_ENV ?? '', timeout: PATIENCE_MS })
    .database()
  return documentsOver(database as SdkDatabase, 'node')
}

function worldOf(gateway: Gateway, documents: Documents): Omit<World, 'close'> {
  const call: World['call'] = async (action, input, openid) => {
    const name = action.startsWith('forms.') ? 'forms' : 'api'
    const reply = await gateway.invoke(name, { action, input }, { openid })
    if (!('result' in reply)) throw new Error(`${action}: ${reply.errMsg}`)
    return reply.result as Answered<unknown> | Refused
  }
  const world: Omit<World, 'close'> = {
    gateway,
    documents,
    call,
    async yes(action, input, openid) {
      const reply = await call(action, input, openid)
      if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply)}`)
      return reply.data as never
    },
    async no(action, input, openid) {
      const reply = await call(action, input, openid)
      if (reply.ok) throw new Error(`${action} was not refused: ${JSON.stringify(reply.data)}`)
      return reply.code
    },
    async at(local) {
      await gateway.clock.set(Date.parse(`${local}:00+08:00`))
    },
    async tick() {
      const { result } = (await gateway.invoke('tick', {}, { source: 'wx_trigger' })) as {
        result: Answered<Record<string, number>> | Refused
      }
      if (!result.ok) throw new Error(`the timer failed: ${JSON.stringify(result)}`)
      return result.data
    },
    async accept(openid, kind) {
      gateway.subscribe(openid, [`tmpl-${kind}`])
      const answers = [{ kind, accepted: true }]
      await world.yes('subscription.grant', { answers, key: aKey() }, openid)
    },
    messagesOf: (openid) => gateway.outbox.messages(openid) as unknown as Sent[],
    async upload(openid, file, bytes) {
      const route = `${gateway.url}/client/upload?path=${encodeURIComponent(file)}`
      const headers = { 'x-openid': openid }
      const body = new Uint8Array(bytes)
      const response = await fetch(route, { method: 'POST', headers, body })
      return ((await response.json()) as { fileID: string }).fileID
    },
  }
  return world
}
