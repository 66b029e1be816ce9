import type { Doc, Documents, PointDocuments, Query } from './ports'
import { changeOf, contentOf, fieldsOf, fieldsWanted, stagesWanted, whereOf } from './query-mapping'
import {
  isConflict,
  isDuplicate,
  type SdkCollection,
  type SdkDatabase,
  type SdkQuery,
  textOf,
} from './sdk-database'

/** The database is too busy just now; the caller is told to try again. */
export class Busy extends Error {
  override name = 'Busy'
}

const TRIES = 5
/** Ids in one `in` question. */
const CHUNK = 100

/**
 * The ports over either SDK.
 * @param style `wx` wraps arguments in `{data}` (wx-server-sdk), `node` takes them bare (@cloudbase/node-sdk)
 */
export function documentsOver(db: SdkDatabase, style: 'wx' | 'node'): Documents {
  const wrap = (data: object) => (style === 'wx' ? { data } : data)
  const points = pointsOver((name) => db.collection(name), db, wrap)

  const ask = (collection: string, query: Query): SdkQuery => {
    let asked = db.collection(collection).where(whereOf(query.where, db.command))
    for (const [field, direction] of query.order ?? []) asked = asked.orderBy(field, direction)
    if (query.skip) asked = asked.skip(query.skip)
    if (query.select) asked = asked.field(fieldsWanted(query.select))
    return asked.limit(Math.min(query.limit, 1000))
  }

  return {
    ...points,
    async getMany(collection, ids, select) {
      const chunks: string[][] = []
      for (let i = 0; i < ids.length; i += CHUNK) chunks.push(ids.slice(i, i + CHUNK))
      const answers = await Promise.all(
        chunks.map((chunk) =>
          ask(collection, {
            where: { _id: { in: chunk } },
            limit: CHUNK,
            ...(select ? { select } : {}),
          }).get(),
        ),
      )
      return answers.flatMap(listOf)
    },
    find: async (collection, query) => listOf(await ask(collection, query).get()),
    // a plain question gives a thousand at most, an aggregation ten times as many
    async findMany(collection, { where, order = [], limit, select }) {
      const matching = db.collection(collection).aggregate().match(whereOf(where, db.command))
      const sorting = order.map(([field, to]) => [field, to === 'asc' ? 1 : -1] as const)
      const sorted = sorting.length > 0 ? matching.sort(Object.fromEntries(sorting)) : matching
      const limited = sorted.limit(Math.min(limit, 10_000))
      return listOf(await (select ? limited.project(stagesWanted(select)) : limited).end())
    },
    async count(collection, where) {
      const answer = await db.collection(collection).where(whereOf(where, db.command)).count()
      return Number((checked(answer) as { total?: number }).total ?? 0)
    },
    async insertOnce(collection, doc) {
      for (let attempt = 1; attempt <= TRIES; attempt++) {
        try {
          checked(await db.collection(collection).add(wrap(doc)))
          return { created: true }
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
        const existing = await points.get(collection, doc._id)
        if (existing) return { created: false, existing }
        // the first one was removed between the two questions: the place is free again
      }
      throw new Busy(`${collection} changed in ${TRIES} tries`)
    },
    async patchIf(collection, id, expected, fields) {
      const answer = await db
        .collection(collection)
        .where(whereOf({ _id: id, ...expected }, db.command))
        .update(wrap(fieldsOf(fields, db.command)))
      return affected(answer, 'updated') > 0
    },
    async patchAll(collection, where, change) {
      const answer = await db
        .collection(collection)
        .where(whereOf(where, db.command))
        .update(wrap(changeOf(change, db.command)))
      return affected(answer, 'updated')
    },
    transact: (body) => transact(db, wrap, body),
  }
}

/** Runs a transaction again after a conflict, because wx-server-sdk does not (cloud-protocol §5.4). */
async function transact<T>(
  db: SdkDatabase,
  wrap: (data: object) => object,
  body: (tx: PointDocuments) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const tx = await db.startTransaction()
    try {
      const value = await body(pointsOver((name) => tx.collection(name), db, wrap))
      checked(await tx.commit())
      return value
    } catch (error) {
      // an aborted transaction cannot be rolled back again; the first error is the one that tells
      await tx.rollback().catch(() => undefined)
      if (!isConflict(error)) throw error
      await pause(attempt)
    }
  }
  throw new Busy(`no quiet moment in ${TRIES} tries`)
}

/** 20 to 320 ms, so that two that met do not meet again. */
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * (0.5 + Math.random() / 2)))

function pointsOver(
  collectionOf: (name: string) => Pick<SdkCollection, 'doc'>,
  db: SdkDatabase,
  wrap: (data: object) => object,
): PointDocuments {
  const at = (collection: string, id: string) => collectionOf(collection).doc(id)
  return {
    get: async (collection, id) => listOf(await at(collection, id).get())[0] ?? null,
    async put(collection, doc) {
      checked(await at(collection, doc._id).set(wrap(contentOf(doc))))
    },
    async patch(collection, id, fields) {
      const document = at(collection, id)
      const answer = await document.update(wrap(fieldsOf(fields, db.command)))
      if (affected(answer, 'updated') > 0) return true
      // an update that changes nothing also counts zero (cloud-protocol §5.3)
      return listOf(await document.get()).length > 0
    },
    async remove(collection, id) {
      const answer = await at(collection, id).remove()
      return affected(answer, 'removed') + affected(answer, 'deleted') > 0
    },
  }
}

/** node-sdk can answer a failure as a value with a code. */
function checked(answer: unknown): object {
  if (answer === null || typeof answer !== 'object') return {}
  if ('code' in answer && answer.code) throw new Error(textOf(answer))
  return answer
}

function affected(answer: unknown, name: 'updated' | 'removed' | 'deleted'): number {
  const plain = checked(answer) as Record<string, unknown>
  const stats = (plain.stats ?? {}) as Record<string, unknown>
  return Number(stats[name] ?? plain[name] ?? 0)
}

function listOf(answer: unknown): Doc[] {
  const { data, list } = checked(answer) as { data?: unknown; list?: unknown }
  // wx-server-sdk answers an aggregation so
  if (Array.isArray(list)) return list as Doc[]
  if (Array.isArray(data)) return data as Doc[]
  return data ? [data as Doc] : []
}
