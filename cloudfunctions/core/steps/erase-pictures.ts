import { yearOf } from '../domain/calendar'
import { keptFrom, type Over } from '../domain/retention'
import { countErased } from '../store/erasures'
import { media, mediaById, takeAway } from '../store/media'
import { picturesBefore } from '../store/retained'
import type { Erasing } from './erase'

/** Hides pictures and counts them, all or nothing; their bytes go with those of every picture taken away. */
export const erasePictures = (
  { documents, now }: Erasing,
  year: number,
  ids: readonly string[],
): Promise<number> =>
  documents.transact(async (tx) => {
    let count = 0
    for (const id of ids) {
      const picture = await mediaById(tx, id)
      if (!picture || picture.leaving) continue
      await takeAway(tx, id)
      count += 1
    }
    if (count > 0) await countErased(tx, { kind: media.name, year, count, at: now })
    return count
  })

/** Pictures whose years are over before those of their minutes (D5). @returns how many */
export async function erasePicturesOver(
  erasing: Erasing,
  over: Over,
  limit: number,
): Promise<number> {
  if (over.media === over.text) return 0
  const found = await picturesBefore(erasing.documents, keptFrom(over.media), limit)
  const years = [...new Set(found.map((one) => yearOf(one.addedAt)))]
  let erased = 0
  for (const year of years) {
    const ids = found.filter((one) => yearOf(one.addedAt) === year).map((one) => one.id)
    erased += await erasePictures(erasing, year, ids)
  }
  return erased
}
