import { yearOf } from '../cloudfunctions/core/domain/calendar'
import {
  keptFrom,
  keptFromText,
  leftInYearOver,
  type Over,
} from '../cloudfunctions/core/domain/retention'
import type { SealKeys } from '../cloudfunctions/core/domain/seal'
import type { Documents } from '../cloudfunctions/core/platform/ports'
import { firstKept, yearIn } from '../cloudfunctions/core/steps/erase-expired'
import { heldBack } from '../cloudfunctions/core/steps/held-back'
import { activities } from '../cloudfunctions/core/store/activities'
import { media } from '../cloudfunctions/core/store/media'
import { members } from '../cloudfunctions/core/store/members'
import {
  DATED,
  datedBefore,
  daysBefore,
  leftBefore,
  OF_A_DAY,
  picturesBefore,
  picturesOf,
} from '../cloudfunctions/core/store/retained'

const PAGE = 500
/** Ids in one `in` question. */
const CHUNK = 100

/** Kind → year → how many would go. */
export type Going = Map<string, Map<number, number>>
type Add = (kind: string, year: number, count: number) => void

/**
 * What erasing would take away, counted and not touched.
 * @param keys null where nobody knows them; then stamps are not looked at
 * @returns `held`: theme days that stay, because the ledger does not agree that they are old
 */
export async function whatIsOver(
  documents: Documents,
  over: Over,
  keys: SealKeys | null,
): Promise<{ going: Going; held: number }> {
  const going: Going = new Map()
  const add: Add = (kind, year, count) => {
    if (count === 0) return
    const years = going.get(kind) ?? new Map<number, number>()
    going.set(kind, years.set(year, (years.get(year) ?? 0) + count))
  }
  const held = await addDays(documents, over, { add, keys })
  await addPictures(documents, over, add)
  await addDated(documents, over.text, add)
  await addPeople(documents, over.text, add)
  return { going, held }
}

async function addDays(
  documents: Documents,
  over: Over,
  { add, keys }: { add: Add; keys: SealKeys | null },
): Promise<number> {
  let held = 0
  const byYear = new Map<number, string[]>()
  for (let skip = 0; ; skip += PAGE) {
    const page = await daysBefore(documents, keptFrom(over.text), { limit: PAGE, skip })
    const staying = await heldBack(
      documents,
      page.map((day) => day._id),
      { over: over.text, keys },
    )
    held += staying.size
    for (const { _id, month } of page.filter((day) => !staying.has(day._id))) {
      const year = Number(month.slice(0, 4))
      byYear.set(year, [...(byYear.get(year) ?? []), _id])
    }
    if (page.length < PAGE) break
  }
  for (const [year, ids] of byYear) {
    add(activities.name, year, ids.length)
    for (let i = 0; i < ids.length; i += CHUNK) {
      const chunk = ids.slice(i, i + CHUNK)
      add(media.name, year, await withTheDays(documents, chunk, over))
      const activityId = { in: chunk }
      for (const { name } of OF_A_DAY) add(name, year, await documents.count(name, { activityId }))
    }
  }
  return held
}

/** Pictures that go with these days and not before them: added too late for that, or marked for the archive. */
async function withTheDays(
  documents: Documents,
  days: readonly string[],
  over: Over,
): Promise<number> {
  const before = over.media === over.text ? 0 : keptFrom(over.media)
  const albums = await picturesOf(documents, days)
  return albums.flat().filter((one) => one.addedAt >= before || one.archive).length
}

/** Pictures that go before their minutes. */
async function addPictures(documents: Documents, over: Over, add: Add): Promise<void> {
  if (over.media === over.text) return
  for (let after = ''; ; ) {
    const page = await picturesBefore(documents, keptFrom(over.media), { after, limit: PAGE })
    for (const { pictures } of page)
      for (const { addedAt } of pictures) add(media.name, yearOf(addedAt), 1)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.activityId
  }
}

async function addDated(documents: Documents, over: number, add: Add): Promise<void> {
  for (const dated of DATED) {
    const { collection, field, where } = dated
    const [oldest] = await datedBefore(documents, dated, firstKept(dated, over), 1)
    if (!oldest) continue
    for (let year = yearIn(dated, oldest.value); year <= over; year++) {
      const span = { gte: firstKept(dated, year - 1), lt: firstKept(dated, year) }
      const count = await documents.count(collection.name, { ...where, [field]: span })
      add(collection.name, year, count)
    }
  }
}

async function addPeople(documents: Documents, over: number, add: Add): Promise<void> {
  for (let after = ''; ; ) {
    const page = await leftBefore(documents, keptFromText(over), { after, limit: PAGE })
    for (const { relations } of page) {
      const left = leftInYearOver(relations, over)
      if (left !== null) add(members.name, left, 1)
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last._id
  }
}
