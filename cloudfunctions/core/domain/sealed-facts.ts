import type { ActivityId, EntryId, Instant, LedgerLine, OrgId, Session } from '../contract'
import { isConfidential, type Sealable, sealedResolution } from './resolution'
import { picturesMayBeErased } from './retention'
import { digestOf } from './seal'

/**
 * What the documents of a closed theme day say as well as its ledger entry: the day itself, its matters and its
 * pictures. Each fact is a short text, the same on both sides, so that they can be compared without being kept (C4.3d).
 */

type Entry = {
  _id: EntryId
  branchId: OrgId
  branchName: string
  activityId: ActivityId
  line: Omit<LedgerLine, 'digest'>
  sealed: { resolutions: readonly Record<string, unknown>[]; media: readonly string[] }
}

/** A theme day as far as its line repeats it. */
export type Day = Pick<
  LedgerLine,
  'month' | 'makesUpFor' | 'theme' | 'items' | 'mode' | 'place' | 'startsAt' | 'endsAt' | 'notice'
> & {
  sessions: readonly Session[]
  branchId: OrgId
  branchName: string
  event: { organiser: LedgerLine['organiserKind']; orgName: string } | null
  cancelled: object | null
  presentCount: number | null
  sealedAt: number | null
  entryId: EntryId | null
}

const FACTS = [
  'month',
  'makesUpFor',
  'theme',
  'items',
  'mode',
  'place',
  'startsAt',
  'endsAt',
] as const
const picked = (from: Pick<LedgerLine, (typeof FACTS)[number] | 'notice'>) => ({
  ...Object.fromEntries(FACTS.map((field) => [field, from[field]])),
  leadDays: from.notice.leadDays,
  verdict: from.notice.verdict,
})

const SITTINGS = 'sittings '
/** A fact of its own, since entries that were sealed before sittings stood in the line say nothing of them. */
const sittingsFact = (sessions: readonly Session[]): string => SITTINGS + digestOf([...sessions])

export const dayFacts = (day: Day): string[] => [
  `day ${digestOf({
    ...picked(day),
    branchId: day.branchId,
    branchName: day.branchName,
    organiser: day.event?.orgName ?? day.branchName,
    organiserKind: day.event?.organiser ?? 'branch',
    calledOff: day.cancelled !== null,
    present: day.presentCount,
    sealedAt: day.sealedAt,
    entryId: day.entryId,
  })}`,
  sittingsFact(day.sessions),
]

/** A matter that says it is for others to read although its kind is not, is not what was sealed. */
export const matterFact = (matter: Sealable & { confidential: boolean }): string =>
  `matter ${digestOf({ ...sealedResolution(matter), open: !matter.confidential })}`

const PICTURE = 'picture '
export const pictureFact = (sha256: string): string => PICTURE + sha256

/**
 * Whether the documents say something that was not sealed, or no longer say something that was. Pictures whose years are
 * over may be gone (D5).
 */
export function isUnlike(
  sealed: readonly string[],
  found: ReadonlySet<string>,
  { year, now }: { year: number; now: Instant },
): boolean {
  const known = new Set(sealed)
  const mayBeGone = picturesMayBeErased(year, now)
  const saysSittings = sealed.some((fact) => fact.startsWith(SITTINGS))
  return (
    [...found].some((fact) => !known.has(fact) && (saysSittings || !fact.startsWith(SITTINGS))) ||
    sealed.some((fact) => !found.has(fact) && !(mayBeGone && fact.startsWith(PICTURE)))
  )
}

/** Everything an entry says of its theme day; nothing where somebody tore it apart, which its own seal tells. */
export function factsOf({ _id, branchId, branchName, line, sealed }: Entry): string[] {
  if (!line?.counts || !line.notice || !Array.isArray(sealed?.resolutions)) return []
  const day = digestOf({
    ...picked(line),
    branchId,
    branchName,
    organiser: line.organiser,
    organiserKind: line.organiserKind,
    calledOff: false,
    present: line.counts.present,
    sealedAt: line.sealedAt,
    entryId: _id,
  })
  const matters = sealed.resolutions.map((one) => {
    const open = !isConfidential(one.kind as Parameters<typeof isConfidential>[0])
    return `matter ${digestOf({ ...one, open })}`
  })
  const sittings = line.sessions ? [sittingsFact(line.sessions)] : []
  return [`day ${day}`, ...sittings, ...matters, ...sealed.media.map(pictureFact)]
}
