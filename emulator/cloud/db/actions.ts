import type { Clock } from '../clock'
import { invalidParam, requestFailed } from '../errors'
import type { Action, Actions, Params, SdkCall } from '../wire/call'
import { decode, decodeValue, encode } from '../wire/ejson'
import { aggregate } from './aggregate'
import type { Engine } from './engine'
import { insertDocuments, modifyDocuments, removeDocuments } from './operations'
import { findProjection } from './projection/find'
import { readOrder } from './sort'
import type { Stage } from './stages/stage'
import type { Transaction } from './transaction'

/** Documents a server-side `get` answers without a limit, and the most it can be asked for (cloud-protocol §5.1). */
const DEFAULT_LIMIT = 100
const MOST_DOCUMENTS = 1000

export interface DatabaseOptions {
  /** Refuse, instead of warning about, a write that meant to be in a transaction but travels without its id. */
  strict: boolean
  warn: (text: string) => void
}

/** Names that begin with `$` are the gateway's own records. */
function collectionOf(params: Params): string {
  const name = params.text('collectionName')
  if (name.startsWith('$')) throw invalidParam('集合名称不合法')
  return name
}

function stageOf(stage: unknown, now: number): Stage {
  const { stageKey, stageValue } = (stage ?? {}) as Record<string, unknown>
  if (typeof stageKey !== 'string' || typeof stageValue !== 'string') {
    throw invalidParam('a stage needs stageKey and stageValue')
  }
  return { key: stageKey, value: decodeValue(stageValue, now) }
}

/** The `database.*` actions of the wire (cloud-protocol §1.3). */
export function databaseActions(engine: Engine, clock: Clock, options: DatabaseOptions): Actions {
  const read = (params: Params, field: string) => decode(params.optionalText(field), clock.now())
  const variables = () => ({ NOW: new Date(clock.now()) })
  const transactionOf = ({ params }: SdkCall): Transaction | null => {
    const id = params.optionalText('transactionId')
    return id === undefined ? null : engine.transactions.get(id)
  }
  /** For the operations that the SDK can only send outside a transaction (cloud-protocol §5.4). */
  const outsideTransaction = ({ action, params, invocation }: SdkCall): void => {
    if (params.optionalText('transactionId') || params.optionalText('queryType') === 'DOC') return
    if (!invocation || !engine.transactions.isOpenFor(invocation.requestId)) return
    const text = `${invocation.functionName}: ${action} on ${collectionOf(params)} runs outside the open transaction and survives its rollback`
    if (options.strict) throw requestFailed(text)
    options.warn(text)
  }

  const get: Action = (call) => {
    const { params } = call
    const isDoc = params.optionalText('queryType') === 'DOC'
    const limit = isDoc ? 1 : Math.min(params.count('limit') || DEFAULT_LIMIT, MOST_DOCUMENTS)
    const offset = params.count('offset') ?? 0
    const query = read(params, 'query')
    const project = findProjection(read(params, 'projection'), query)
    const docs = engine.view(collectionOf(params), transactionOf(call)).select({
      query,
      variables: variables(),
      order: readOrder(read(params, 'order')),
      offset,
      limit,
    })
    return {
      data: { list: docs.map((doc) => encode(project(doc))) },
      limit,
      offset,
    }
  }

  const modification = (call: SdkCall, merge: boolean) => ({
    query: read(call.params, 'query'),
    data: read(call.params, 'data'),
    multi: call.params.flag('multi'),
    merge,
    upsert: call.params.flag('upsert'),
    now: clock.now(),
  })

  return {
    'database.addCollection': ({ params }) => {
      engine.createCollection(collectionOf(params))
      return {}
    },
    'database.insertDocument': async (call) => {
      const docs = call.params.list('data').map((text) => decode(String(text), clock.now()))
      const name = collectionOf(call.params)
      const insertedIds = await insertDocuments(engine, name, docs, transactionOf(call))
      return { data: { insertedIds } }
    },
    'database.getDocument': get,
    'database.calculateDocument': (call) => {
      outsideTransaction(call)
      const view = engine.view(collectionOf(call.params), transactionOf(call))
      return {
        data: {
          total: view.select({ query: read(call.params, 'query'), variables: variables() }).length,
        },
      }
    },
    'database.modifyDocument': async (call) => {
      outsideTransaction(call)
      const merge = call.params.flag('merge')
      const { updated, upsertedId } = await modifyDocuments(
        engine,
        collectionOf(call.params),
        modification(call, merge),
        transactionOf(call),
      )
      return { data: { updated, upsert_id: upsertedId } }
    },
    'database.modifyAndReturnDoc': async (call) => {
      const { matched, doc } = await modifyDocuments(
        engine,
        collectionOf(call.params),
        { ...modification(call, true), multi: false },
        transactionOf(call),
      )
      return { data: { updated: matched, doc: doc ? encode(doc) : null } }
    },
    'database.removeDocument': async (call) => {
      outsideTransaction(call)
      const { params } = call
      const deleted = await removeDocuments(
        engine,
        collectionOf(params),
        read(params, 'query'),
        params.flag('multi'),
        transactionOf(call),
      )
      return { data: { deleted } }
    },
    'database.aggregateDocuments': (call) => {
      outsideTransaction(call)
      const now = clock.now()
      const stages = call.params.list('stages').map((stage) => stageOf(stage, now))
      return {
        data: { list: aggregate(engine, collectionOf(call.params), stages, now).map(encode) },
      }
    },
    'database.startTransaction': ({ invocation }) => ({
      transactionId: engine.transactions.start(invocation?.requestId ?? null).id,
    }),
    'database.commitTransaction': ({ params }) => {
      engine.commitTransaction(params.text('transactionId'))
      return {}
    },
    'database.abortTransaction': ({ params }) => {
      engine.abortTransaction(params.text('transactionId'))
      return {}
    },
  }
}
