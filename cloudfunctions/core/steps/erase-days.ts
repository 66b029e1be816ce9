import { recordIdOf } from '../domain/identity'
import { keptFrom } from '../domain/retention'
import type { Where } from '../platform/ports'
import { activities } from '../store/activities'
import type { Collection } from '../store/collection'
import { entryIdsAbout, eraseEntryOf } from '../store/erased-entries'
import { countErased } from '../store/erasures'
import { ledger } from '../store/ledger'
import { albumOf, media } from '../store/media'
import { records } from '../store/records'
import {
  type DayOver,
  daysBefore,
  idsAbout,
  OF_A_DAY,
  OF_A_RESOLUTION,
  RESOLUTIONS,
} from '../store/retained'
import { type Erasing, eraseIds } from './erase'
import { letGoAll } from './erase-pictures'
import { heldBack } from './held-back'

/** More than a day has of anything; what is beyond comes next. */
const PAGE = 500

/**
 * Theme days whose years are over, with all that is about them (D5). The day itself goes last, so that a run that broke
 * off finds it again. Of a closed record the sealed year counts, not the date of the day beside it (C4.3d).
 * @returns how many days
 */
export async function eraseDaysOver(
  erasing: Erasing,
  over: number,
  limit: number,
): Promise<number> {
  const { documents, ledgerSecrets: keys } = erasing
  for (let skip = 0; ; ) {
    const days = await daysBefore(documents, keptFrom(over), { limit, skip })
    const held = await heldBack(
      documents,
      days.map((day) => day._id),
      { over, keys },
    )
    const going = days.filter((day) => !held.has(day._id))
    for (const day of going) await eraseDay(erasing, day)
    if (going.length > 0 || days.length < limit) return going.length
    skip += days.length
  }
}

async function eraseDay(erasing: Erasing, day: DayOver): Promise<void> {
  const { documents } = erasing
  const year = Number(day.month.slice(0, 4))
  const about = { activityId: day._id }
  const matters = await idsAbout(documents, RESOLUTIONS, about, PAGE)
  if (matters.length > 0) {
    const on = { resolutionId: { in: matters } }
    await eraseAllAbout(erasing, OF_A_RESOLUTION, year, on)
  }
  const found = await Promise.all(
    OF_A_DAY.map(async (collection) => ({
      collection,
      ids: await idsAbout(documents, collection, about, PAGE),
    })),
  )
  for (const { collection, ids } of found) await eraseIds(erasing, collection, year, ids)
  // the day stays in sight until nothing is left about it
  if (found.some(({ ids }) => ids.length === PAGE)) return
  await eraseLast(erasing, day, year)
}

/** Page after page until nothing is left: what these hang on goes next, and nobody would find them again. */
async function eraseAllAbout(
  erasing: Erasing,
  collection: Collection,
  year: number,
  where: Where,
): Promise<void> {
  for (;;) {
    const ids = await idsAbout(erasing.documents, collection, where, PAGE)
    await eraseIds(erasing, collection, year, ids)
    if (ids.length < PAGE) return
  }
}

/** Entries of one day that go in the last step, and those that go in one before it: two questions each. */
const WITH_DAY = 20
const BEFORE_DAY = 40

/** Minutes, pictures, the words of the ledger and the day itself, in one step; the chain keeps its links. */
async function eraseLast(erasing: Erasing, { _id }: DayOver, year: number): Promise<void> {
  const { documents, now } = erasing
  let entries = await entryIdsAbout(documents, _id, BEFORE_DAY)
  // very much was added to it: more than one step can hold
  while (entries.length > WITH_DAY) {
    await eraseEntries(erasing, entries, year)
    entries = await entryIdsAbout(documents, _id, BEFORE_DAY)
  }
  await documents.transact(async (tx) => {
    const counted: Record<string, number> = {}
    const count = (kind: string, gone: boolean | number) => {
      if (gone) counted[kind] = (counted[kind] ?? 0) + Number(gone)
    }
    const album = await albumOf(tx, _id)
    const pictures = album?.items.map((one) => one.mediaId) ?? []
    count(media.name, await letGoAll(tx, _id, pictures, now))
    if (album) await tx.remove(media.name, _id)
    for (const id of entries) count(ledger.name, await eraseEntryOf(tx, id, erasing))
    count(records.name, await tx.remove(records.name, recordIdOf(_id)))
    count(activities.name, await tx.remove(activities.name, _id))
    for (const [kind, times] of Object.entries(counted))
      await countErased(tx, { kind, year, count: times, at: now })
  })
}

const eraseEntries = (erasing: Erasing, entries: readonly string[], year: number): Promise<void> =>
  erasing.documents.transact(async (tx) => {
    let count = 0
    for (const id of entries) if (await eraseEntryOf(tx, id, erasing)) count += 1
    if (count > 0) await countErased(tx, { kind: ledger.name, year, count, at: erasing.now })
  })
