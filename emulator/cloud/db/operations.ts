import { randomBytes } from 'node:crypto'
import { duplicateId, insertFailed } from '../errors'
import { type Doc, type Value, withHexIds } from '../wire/ejson'
import { idKey } from './collection'
import { sameValue } from './compare'
import type { Engine } from './engine'
import { checkInserted, checkUpdated } from './limits'
import type { Transaction } from './transaction'
import { typeName } from './types'
import { checkFieldNames, replaced, updated } from './update/update'

export interface Modification {
  query: Doc
  /** Update operators, or with `merge: false` the whole new document. */
  data: Doc
  multi: boolean
  merge: boolean
  upsert: boolean
  /** Epoch milliseconds of the gateway's clock, for `$currentDate`. */
  now: number
}

export interface Modified {
  matched: number
  /** Documents that are different now; a replacement counts even when nothing changed. */
  updated: number
  upsertedId: Value
  /** The last document as it is now; null when none matched. */
  doc: Doc | null
}

/** All of them or none. @returns the ids, made up where the document brought none */
export function insertDocuments(
  engine: Engine,
  name: string,
  docs: readonly Doc[],
  transaction: Transaction | null,
): Promise<Value[]> {
  const complete = docs.map((doc) => {
    checkFieldNames(doc)
    checkId(doc._id)
    checkInserted(doc)
    return doc._id === undefined ? { _id: randomBytes(16).toString('hex'), ...doc } : doc
  })
  return engine.write(name, transaction, (view) => {
    const seen = new Set<string>()
    const changes = complete.map((doc) => {
      const id = idKey(doc._id)
      if (seen.has(id) || view.get(id)) throw duplicateId(name, doc._id)
      seen.add(id)
      return { id, doc }
    })
    return { changes, result: complete.map((doc) => withHexIds(doc._id)) }
  })
}

/** Updates or replaces the matching documents; creates one when asked to and none matches. */
export function modifyDocuments(
  engine: Engine,
  name: string,
  { query, data, multi, merge, upsert, now }: Modification,
  transaction: Transaction | null,
): Promise<Modified> {
  const change = (doc: Doc) =>
    merge ? updated(doc, { data, query, now }) : replaced(doc._id, data)
  return engine.write<Modified>(name, transaction, (view) => {
    const hits = view.select({ query, limit: multi ? undefined : 1 })
    if (hits.length === 0 && upsert) {
      const created = newDocument({ query, data, merge, now })
      checkInserted(created)
      // the query asks for more than the id, which another document has
      if (view.get(idKey(created._id))) throw duplicateId(name, created._id)
      return {
        changes: [{ id: idKey(created._id), doc: created }],
        result: { matched: 0, updated: 0, upsertedId: withHexIds(created._id), doc: created },
      }
    }
    const after = hits.map(change)
    const changes = after
      .map((doc) => ({ id: idKey(doc._id), doc }))
      .filter(({ doc }, i) => !sameValue(doc, hits[i]))
    for (const { doc } of changes) checkUpdated(doc)
    return {
      changes,
      result: {
        matched: hits.length,
        updated: merge ? changes.length : hits.length,
        upsertedId: null,
        doc: after.at(-1) ?? null,
      },
    }
  })
}

/** @returns how many were removed */
export function removeDocuments(
  engine: Engine,
  name: string,
  query: Doc,
  multi: boolean,
  transaction: Transaction | null,
): Promise<number> {
  return engine.write(name, transaction, (view) => {
    const hits = view.select({ query, limit: multi ? undefined : 1 })
    return {
      changes: hits.map((doc) => ({ id: idKey(doc._id), doc: null })),
      result: hits.length,
    }
  })
}

type New = Pick<Modification, 'query' | 'data' | 'merge' | 'now'>

function newDocument({ query, data, merge, now }: New): Doc {
  const id = query._id ?? randomBytes(16).toString('hex')
  checkId(id)
  if (!merge) return replaced(id, data)
  return updated({ _id: id }, { data, query: {}, now, created: true })
}

function checkId(id: Value): void {
  if (!Array.isArray(id) && !(id instanceof RegExp)) return
  throw insertFailed(
    `multiple write errors: [{write errors: [{The '_id' value cannot be of type ${typeName(id)}}]}, {<nil>}]`,
  )
}
