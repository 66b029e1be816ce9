import type { Day, Instant, OrgId } from '../contract'
import { dayOf, instantOf } from './calendar'

/** Years after the end of a year for which its texts and its pictures are kept (D5). */
export type Retention = {
  textYears: number
  /** Null: pictures are kept as long as the minutes they belong to. */
  mediaYears: number | null
}

/** Fewer years no school may keep its texts and its pictures (D5). */
export const LEAST_TEXT_YEARS = 5
export const LEAST_MEDIA_YEARS = 1
const LEAST: Retention = { textYears: LEAST_TEXT_YEARS, mediaYears: LEAST_MEDIA_YEARS }

/** The last year whose texts are over, and the last one whose pictures are. */
export type Over = { text: number; media: number }

/**
 * Which years are over: ten years after its end, on 1 January of the eleventh, a year's texts are. Pictures never outlive
 * the minutes they belong to.
 */
export function yearsOver(today: Day, { textYears, mediaYears }: Retention): Over {
  const year = Number(today.slice(0, 4))
  const text = year - textYears - 1
  return { text, media: mediaYears === null ? text : Math.max(text, year - mediaYears - 1) }
}

/** Whether the texts of a year may have been erased at a moment, by the fewest years any school keeps them. */
export const mayBeErased = (year: number, at: Instant): boolean =>
  year <= yearsOver(dayOf(at), LEAST).text
/** The same for its pictures. */
export const picturesMayBeErased = (year: number, at: Instant): boolean =>
  year <= yearsOver(dayOf(at), LEAST).media

/** The first moment that is kept. */
export const keptFrom = (over: number): Instant => instantOf(`${over + 1}-01-01`, '00:00')
/** Days and months as text of a year that is over sort before this, all others after it. */
export const keptFromText = (over: number): string => String(over + 1)

/**
 * Whether a person has left the school, and the year of leaving is over.
 * @returns the year of leaving, or null while the person stays on the roster
 */
export function leftInYearOver(
  relations: readonly { branchId: OrgId; to: Day | null }[],
  over: number,
): number | null {
  if (relations.length === 0 || relations.some((one) => one.to === null)) return null
  const left = Math.max(...relations.map(({ to }) => Number(to?.slice(0, 4))))
  return left <= over ? left : null
}
