import * as z from 'zod'
import { ActivityId, Instant, type MediaId } from '../contract'
import { looseIdOf } from '../domain/identity'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/**
 * Files that no record holds yet, or any more. Written before a file is stored and in the same step in which a record
 * lets go of it, so that whatever breaks off, each file is named by a record or here (F6). Forms stand here from the
 * start: they are taken away by a link and kept by whoever asked. Id: `lo_<media>`, of forms `lo_<random>`.
 */
export const looseFiles: Collection = {
  name: 'loose_files',
  indexes: [{ name: 'due', keys: [['due', 1]] }],
}

export const LooseFiles = z.object({
  _id: z.string(),
  /** Whose album may hold them; null for a form that was handed out, which nothing holds. */
  activityId: ActivityId.nullable(),
  /** What stands before the paths in the ids of this environment's files; null until one was seen. */
  root: z.string().nullable(),
  /** Where in the storage they lie. */
  paths: z.array(z.string()),
  /** From then on they may be removed. */
  due: Instant,
  /** Somebody removes them now; nobody builds on them any more. */
  going: z.boolean(),
})
export type LooseFiles = z.infer<typeof LooseFiles>

export const looseOf = (db: PointDocuments, mediaId: MediaId): Promise<LooseFiles | null> =>
  looseById(db, looseIdOf(mediaId))

export async function looseById(db: PointDocuments, id: string): Promise<LooseFiles | null> {
  const doc = await db.get(looseFiles.name, id)
  return doc ? LooseFiles.parse(doc) : null
}

export const putLoose = (
  tx: PointDocuments,
  mediaId: MediaId,
  facts: Omit<LooseFiles, '_id'>,
): Promise<void> => tx.put(looseFiles.name, { _id: looseIdOf(mediaId), ...facts })

export const removeLoose = (db: PointDocuments, id: string): Promise<boolean> =>
  db.remove(looseFiles.name, id)

/** Index: due. */
export async function looseDue(db: Documents, now: Instant, limit: number): Promise<LooseFiles[]> {
  const found = await db.find(looseFiles.name, {
    where: { due: { lte: now } },
    order: [['due', 'asc']],
    limit,
  })
  return found.map((doc) => LooseFiles.parse(doc))
}

/** They could not be removed and are looked at again later. */
export const putOff = (db: PointDocuments, id: string, due: Instant): Promise<boolean> =>
  db.patch(looseFiles.name, id, { due })

/** From now on nobody builds on them any more. */
export const markGoing = (tx: PointDocuments, id: string): Promise<boolean> =>
  tx.patch(looseFiles.name, id, { going: true })
