import { yearOf } from '../domain/calendar'
import { keptFrom, type Over } from '../domain/retention'
import type { PointDocuments } from '../platform/ports'
import { countErased } from '../store/erasures'
import { media } from '../store/media'
import { type PicturesOver, picturesBefore } from '../store/retained'
import type { Erasing } from './erase'
import { letGo } from './let-go'

/** Takes pictures out of their album; their bytes go with all that no record holds any more. @returns how many */
export async function letGoAll(
  tx: PointDocuments,
  activityId: string,
  mediaIds: readonly string[],
  now: number,
): Promise<number> {
  let gone = 0
  for (const mediaId of mediaIds) if (await letGo(tx, { activityId, mediaId }, now)) gone += 1
  return gone
}

const PAGE = 40

/**
 * Pictures whose years are over before those of their minutes, from the year in which they were added (D5). What is
 * marked for the archive stays as long as the minutes.
 * @returns how many
 */
export async function erasePicturesOver(
  erasing: Erasing,
  over: Over,
  limit: number,
): Promise<number> {
  if (over.media === over.text) return 0
  const before = keptFrom(over.media)
  let erased = 0
  for (let after = ''; erased < limit; ) {
    const albums = await picturesBefore(erasing.documents, before, { after, limit: PAGE })
    for (const album of albums) erased += await eraseOf(erasing, album)
    const last = albums.at(-1)
    if (!last || albums.length < PAGE) break
    after = last.activityId
  }
  return erased
}

async function eraseOf(
  { documents, now }: Erasing,
  { activityId, pictures }: PicturesOver,
): Promise<number> {
  let erased = 0
  for (const year of new Set(pictures.map((one) => yearOf(one.addedAt)))) {
    const ids = pictures.filter((one) => yearOf(one.addedAt) === year).map((one) => one.mediaId)
    erased += await documents.transact(async (tx) => {
      const count = await letGoAll(tx, activityId, ids, now)
      if (count > 0) await countErased(tx, { kind: media.name, year, count, at: now })
      return count
    })
  }
  return erased
}
