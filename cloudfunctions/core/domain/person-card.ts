import type { Corrected, Day, Instant, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { type Read, readName, readPhone, readSchoolNo } from './roster-cells'

/** What identifies a person, as typed. */
export type Card = { name: string; schoolNo: string; phone: string }

/** Who put what right and when; never what it said before. */
export type Correction = { what: Corrected; at: Instant; by: MemberId }

const READERS: { [F in keyof Card]: (cell: string) => Read<string> } = {
  name: readName,
  schoolNo: readSchoolNo,
  phone: readPhone,
}

/**
 * The typed parts of a card, read as the roster's workbook is: full-width digits narrowed, +86 dropped.
 * @returns refusals: `card-unreadable` with the fields
 */
export function readCard<C extends Partial<Card>>(card: C): Decision<C> {
  const wrong: string[] = []
  const read: Partial<Card> = {}
  for (const field of Object.keys(READERS) as (keyof Card)[]) {
    const typed = card[field]
    if (typed === undefined) continue
    const cell = READERS[field](typed)
    if (cell.ok) read[field] = cell.value
    else wrong.push(field)
  }
  return wrong.length > 0 ? refuse('card-unreadable', wrong) : yes({ ...card, ...read })
}

/** As many as are kept; the oldest go. */
const AT_MOST = 20

/** Adds to what was put right about a person. */
export const withCorrections = (
  kept: readonly Correction[],
  what: readonly Corrected[],
  by: { at: Instant; by: MemberId },
): Correction[] => [...kept, ...what.map((one) => ({ what: one, ...by }))].slice(-AT_MOST)

type Known = { name: string; phone: string; joinedOn: Day | null }
const FIELDS = { name: 'name', phone: 'phone', joinedOn: 'joined_on' } as const

/**
 * What a correction changes.
 * @returns the fields that differ, none for a repeated call; refusals: `card-unreadable`, `date-in-future`
 */
export function decideCorrection(
  person: Known,
  wanted: { [F in keyof Known]?: Known[F] | undefined },
  today: Day,
): Decision<{ fields: Partial<Known>; what: Corrected[] }> {
  const { name, phone, joinedOn } = wanted
  const typed = { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) }
  const card = readCard(typed)
  if (!card.ok) return card
  if (joinedOn && joinedOn > today) return refuse('date-in-future', ['joinedOn'])
  const read: Partial<Known> = { ...card.value, ...(joinedOn !== undefined && { joinedOn }) }
  const differing = (Object.keys(FIELDS) as (keyof Known)[]).filter(
    (field) => field in read && read[field] !== person[field],
  )
  return yes({
    fields: Object.fromEntries(differing.map((field) => [field, read[field]])),
    what: differing.map((field) => FIELDS[field]),
  })
}
