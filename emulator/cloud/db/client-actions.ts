import { invalidParam, permissionDenied } from '../errors'
import type { Action, Actions, Params } from '../wire/call'
import { isPlain } from '../wire/ejson'

/**
 * What phones may do with a collection; functions may do everything (cloud-protocol §5.5).
 * READONLY: all read, the creator writes. PRIVATE: the creator reads and writes. ADMINWRITE: all read. ADMINONLY: nothing.
 */
export type Rule = (typeof RULES)[number]
const RULES = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const
export const isRule = (text: string): text is Rule => RULES.includes(text as Rule)

export type DatabaseRules = Readonly<Record<string, Rule>>

/** Documents that a phone gets at once, with and without a limit (cloud-protocol §5.1). */
const MOST_DOCUMENTS = 20

/** Stages that reach into other collections, whose rules would not be asked. */
const JOINS = /"\$(lookup|unionWith|graphLookup|merge|out)"/

/**
 * The actions of the database as a phone may call them: under the rule of the collection, on the creator's documents
 * where the rule says so, 20 documents at most. New documents carry the creator as `_openid`.
 * @returns actions that throw −502003 for what the rule refuses; there are no others
 */
export function clientActions(actions: Actions, rules: DatabaseRules, openid: string): Actions {
  const own = JSON.stringify({ _openid: openid })
  const ruleFor = (params: Params): Rule => {
    const name = params.text('collectionName')
    return (Object.hasOwn(rules, name) ? rules[name] : undefined) ?? 'ADMINONLY'
  }

  const reading =
    (name: string, prepare: (params: Params, mine: boolean) => Params): Action =>
    (call) => {
      const rule = ruleFor(call.params)
      if (rule === 'ADMINONLY') throw permissionDenied()
      return run(actions, name)({ ...call, params: prepare(call.params, rule === 'PRIVATE') })
    }
  const writing =
    (name: string, prepare: (params: Params) => Params): Action =>
    (call) => {
      const rule = ruleFor(call.params)
      if (rule === 'ADMINONLY' || rule === 'ADMINWRITE') throw permissionDenied()
      return run(actions, name)({ ...call, params: prepare(call.params) })
    }
  /** A query with `_id` keeps it at the top, where a new document takes its id from. */
  const mine = (params: Params) => {
    const query = fields(params.optionalText('query') ?? '{}')
    const creator = { _openid: openid }
    return JSON.stringify(params.queryIsDoc ? { ...query, ...creator } : { $and: [query, creator] })
  }

  return {
    'database.getDocument': reading('database.getDocument', (params, creatorOnly) =>
      params.with({
        ...(creatorOnly && { query: mine(params) }),
        limit: Math.min(params.count('limit') || MOST_DOCUMENTS, MOST_DOCUMENTS),
      }),
    ),
    'database.calculateDocument': reading('database.calculateDocument', (params, creatorOnly) =>
      creatorOnly ? params.with({ query: mine(params) }) : params,
    ),
    'database.aggregateDocuments': reading('database.aggregateDocuments', (params, creatorOnly) => {
      const stages = params.list('stages')
      if (JOINS.test(JSON.stringify(stages).replaceAll('\\"', '"'))) throw permissionDenied()
      if (!creatorOnly) return params
      if (isPlain(stages[0]) && stages[0].stageKey === '$geoNear') throw permissionDenied()
      return params.with({ stages: [{ stageKey: '$match', stageValue: own }, ...stages] })
    }),
    'database.insertDocument': writing('database.insertDocument', (params) =>
      params.with({ data: params.list('data').map((text) => created(String(text), openid)) }),
    ),
    'database.modifyDocument': writing('database.modifyDocument', (params) => {
      const data = params.text('data')
      if (!params.flag('merge')) {
        return params.with({ query: mine(params), data: created(data, openid) })
      }
      const touched = Object.values(fields(data)).flatMap((part) =>
        Object.entries(part ?? {}).flat(),
      )
      if (touched.some((path) => /^_openid(\.|$)/.test(String(path)))) throw permissionDenied()
      return params.with({ query: mine(params) })
    }),
    'database.removeDocument': writing('database.removeDocument', (params) =>
      params.with({ query: mine(params) }),
    ),
  }
}

function run(actions: Actions, name: string): Action {
  const action = actions[name]
  if (!action) throw invalidParam(`unsupported action ${name}`)
  return action
}

/** @throws INVALID_PARAM for what says itself who created it */
function created(text: string, openid: string): string {
  const doc = fields(text)
  if ('_openid' in doc) throw invalidParam('_openid is set by the service')
  return JSON.stringify({ ...doc, _openid: openid })
}

function fields(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isPlain(value)) return value
  } catch {
    // said below
  }
  throw invalidParam('the data is not extended JSON')
}
