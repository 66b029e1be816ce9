import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { pathOf } from '../../cloudfunctions/core/domain/upload'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import { Album } from '../../cloudfunctions/core/store/media'
import type { Connection } from '../platform/connect'

export type Pictures = {
  /** Lying in the backup as they were sealed. */
  kept: number
  /** Of these, fetched in this run. */
  fetched: number
  /** Not in the storage, or not what the album says. */
  unlike: number
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const placeOf = (folder: string, activityId: string, mediaId: string) =>
  path.join(folder, activityId, mediaId)

/**
 * Fetches pictures and clips that are not there yet. What somebody asked to be erased is erased here too (domain §7 #20).
 * @param folder shared by all backups
 */
export async function keepPictures(
  { bytesOf }: Connection,
  folder: string,
  albums: AsyncIterable<Doc[]>,
): Promise<Pictures> {
  const found: Pictures = { kept: 0, fetched: 0, unlike: 0 }
  for await (const page of albums) {
    for (const { _id, items, erased } of page.map((doc) => Album.parse(doc))) {
      await fs.mkdir(path.join(folder, _id), { recursive: true, mode: 0o700 })
      for (const { mediaId } of erased) await fs.rm(placeOf(folder, _id, mediaId), { force: true })
      for (const item of items.filter((one) => !one.lost)) {
        const place = placeOf(folder, _id, item.mediaId)
        const size = await fs.stat(place).then(
          (one) => one.size,
          () => null,
        )
        const bytes = size === item.bytes ? null : await bytesOf(item.fileId)
        if (size !== item.bytes && (!bytes || digestOf(bytes) !== item.sha256)) {
          found.unlike++
          continue
        }
        if (bytes) await writeWhole(place, bytes)
        found.kept++
        found.fetched += bytes ? 1 : 0
      }
    }
  }
  return found
}

async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  await fs.writeFile(`${place}.draft`, bytes, { mode: 0o600 })
  await fs.rename(`${place}.draft`, place)
}

/** Puts the pictures of an album back where they were. @returns how many the backup has not, or has damaged */
export async function putBack(
  { put }: Connection,
  folder: string,
  { _id, items }: Album,
): Promise<number> {
  let missing = 0
  for (const { mediaId, fileId, sha256 } of items) {
    const bytes = await fs.readFile(placeOf(folder, _id, mediaId)).catch(() => null)
    if (bytes && digestOf(bytes) === sha256) await put(pathOf(fileId), bytes)
    else missing++
  }
  return missing
}

/** An album as stored, in another storage: what stands before the paths changes, the paths stay. */
export function movedTo(root: string, album: Doc): Doc {
  const items = album.items as { fileId: string }[]
  return { ...album, items: items.map((one) => ({ ...one, fileId: root + pathOf(one.fileId) })) }
}
