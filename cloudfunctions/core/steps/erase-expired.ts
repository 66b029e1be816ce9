import { yearOf } from '../domain/calendar'
import { keptFrom, keptFromText, type Over } from '../domain/retention'
import { DATED, type Dated, datedBefore } from '../store/retained'
import { type Erasing, eraseIds } from './erase'
import { eraseDaysOver } from './erase-days'
import { erasePeopleOver } from './erase-people'
import { erasePicturesOver } from './erase-pictures'

/** Things of a kind in one round. */
const ROUND = { days: 20, pictures: 40, dated: 80, people: 20 }

/**
 * Erases what is over, a round at a time, until nothing is left or time is up (D5). Broken off anywhere, run again it
 * ends in the same state; nothing younger is touched.
 * @param isLate asked before every round
 * @returns how many things were erased, and whether nothing is left
 */
export async function eraseExpired(
  erasing: Erasing,
  over: Over,
  isLate: () => boolean,
): Promise<{ erased: number; finished: boolean }> {
  let erased = 0
  while (!isLate()) {
    let round = await erasePicturesOver(erasing, over, ROUND.pictures)
    round += await eraseDaysOver(erasing, over.text, ROUND.days)
    for (const dated of DATED) round += await eraseDatedOver(erasing, dated, over.text)
    // people last: whoever is named in what is left is known until it is gone
    round += await erasePeopleOver(erasing, over.text, ROUND.people)
    if (round === 0) return { erased, finished: true }
    erased += round
  }
  return { erased, finished: false }
}

/** The first value of a field that is kept. */
export const firstKept = ({ as }: Dated, over: number): string | number =>
  as === 'instant' ? keptFrom(over) : as === 'year' ? over + 1 : keptFromText(over)
/** The year a value is of. */
export const yearIn = ({ as }: Dated, value: string | number): number =>
  as === 'instant' ? yearOf(Number(value)) : Number(String(value).slice(0, 4))

async function eraseDatedOver(erasing: Erasing, dated: Dated, over: number): Promise<number> {
  const found = await datedBefore(erasing.documents, dated, firstKept(dated, over), ROUND.dated)
  const years = [...new Set(found.map(({ value }) => yearIn(dated, value)))]
  let erased = 0
  for (const year of years) {
    const ids = found.filter(({ value }) => yearIn(dated, value) === year).map(({ id }) => id)
    erased += await eraseIds(erasing, dated.collection, year, ids)
  }
  return erased
}
