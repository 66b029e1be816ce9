import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { rootOf } from '../../cloudfunctions/core/domain/upload'
import type { Doc, Documents } from '../../cloudfunctions/core/platform/ports'
import { collections } from '../../cloudfunctions/core/store'
import { Album, media } from '../../cloudfunctions/core/store/media'
import { OperatorError } from '../operator-error'
import type { Connection } from '../platform/connect'
import { each } from '../roster/each'
import { type Manifest, partFile, picturesFolder, readManifest } from './manifest'
import { readPart } from './part'
import { movedTo, putBack } from './pictures'

export type Restored = {
  /** Documents of the backup that were there already. */
  there: number
  written: number
  /** Albums written, and how many of their pictures the backup has not. */
  albums: number
  picturesMissing: number
}

/**
 * Puts a backup into an empty environment, or completes a restore that broke off: what is there is never overwritten,
 * and with anything else there nothing is written at all. Afterwards everything is compared once more.
 * @param dryRun compares only
 * @throws OperatorError saying what stands in the way
 */
export async function restoreBackup(
  connection: Connection,
  folder: string,
  dryRun: boolean,
): Promise<Restored> {
  const { documents } = connection
  const manifest = await readManifest(folder)
  const unknown = manifest.parts.filter(({ name }) => !collections.some((one) => one.name === name))
  if (unknown.length > 0)
    throw new OperatorError(
      `备份里有本版本不认识的集合：${unknown.map((one) => one.name).join('、')}`,
    )
  const there = await compare(documents, folder, manifest)
  const done: Restored = { there, written: 0, albums: 0, picturesMissing: 0 }
  if (dryRun) return done
  for (const { name } of manifest.parts) {
    for await (const some of readPart(partFile(folder, name))) {
      const known = new Set((await documents.getMany(name, some.map(idOf))).map(idOf))
      const missing = some.filter((doc) => !known.has(doc._id))
      const ready =
        name === media.name ? await albumsBack(connection, folder, missing, done) : missing
      await each(ready, (doc) => documents.insertOnce(name, doc))
      done.written += ready.length
    }
  }
  await compare(documents, folder, manifest, { complete: true })
  return done
}

const idOf = ({ _id }: Doc) => _id

/** Their pictures first: an album that is there has been dealt with. */
async function albumsBack(
  connection: Connection,
  folder: string,
  albums: readonly Doc[],
  done: Restored,
): Promise<Doc[]> {
  if (albums.length === 0) return []
  // no interface tells it; the id of a file that is put does
  const root = rootOf(await connection.put('root', new Uint8Array(1)))
  const pictures = picturesFolder(path.dirname(folder))
  for (const album of albums) {
    done.picturesMissing += await putBack(connection, pictures, Album.parse(album))
    done.albums++
  }
  return albums.map((album) => movedTo(root, album))
}

/**
 * How much of a backup an environment holds.
 * @param complete whether all of it must be there
 * @throws OperatorError when a document differs from the backup, or is not of it
 */
async function compare(
  documents: Documents,
  folder: string,
  { parts }: Manifest,
  { complete = false } = {},
): Promise<number> {
  const faults: string[] = []
  let there = 0
  for (const part of parts) {
    const { name } = part
    let same = 0
    let differing = 0
    for await (const some of readPart(partFile(folder, name))) {
      const stored = new Map(
        (await documents.getMany(name, some.map(idOf)).catch(noCollection)).map((doc) => [
          doc._id,
          doc,
        ]),
      )
      for (const doc of some) {
        const found = stored.get(doc._id)
        if (found && isSame(name, found, doc)) same++
        else if (found) differing++
      }
    }
    const others = (await documents.count(name, {}).catch(noCollection)) - same - differing
    if (differing > 0) faults.push(`${name}：有 ${differing} 条与备份不同`)
    if (others > 0) faults.push(`${name}：有 ${others} 条不在备份里`)
    if (complete && same < part.documents) faults.push(`${name}：缺 ${part.documents - same} 条`)
    there += same
  }
  if (faults.length === 0) return there
  throw new OperatorError(
    ...faults,
    complete
      ? '恢复期间有人改动了环境；请换一个空的环境重新恢复。'
      : '没有写入。请恢复到空的环境：先运行 provision，不做别的设置，也不要启用定时器。',
  )
}

const isSame = (collection: string, stored: Doc, kept: Doc): boolean =>
  collection === media.name
    ? isDeepStrictEqual(movedTo('', stored), movedTo('', kept))
    : isDeepStrictEqual(stored, kept)

function noCollection(error: unknown): never {
  if (/(collection|table).*not.*exist/i.test(String(error)))
    throw new OperatorError('环境里还没有集合，请先运行 provision')
  throw error
}
