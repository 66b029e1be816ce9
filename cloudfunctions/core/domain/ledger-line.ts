import type {
  ContentItem,
  Instant,
  LedgerLine,
  Mode,
  Month,
  Notice,
  Organiser,
  RecordDraft,
  Session,
} from '../contract'
import { dayOf } from './calendar'
import { entryIdOf } from './identity'
import { countResolved, resolutionLines, resolvedOf } from './record-resolutions'
import { countsOf, type Registered } from './register'

export type Held = {
  _id: string
  branchId: string
  branchName: string
  month: Month
  makesUpFor: Month | null
  event: { organiser: Organiser; orgName: string } | null
  theme: string
  items: ContentItem[]
  mode: Mode
  place: string
  startsAt: Instant
  endsAt: Instant
  sessions: Session[]
  notice: Notice
}

/** What the seal closes over; the digest is added by the seal. */
export type LineFacts = {
  activity: Held
  draft: RecordDraft
  /** Names of the chair and the recorder. */
  chair: string
  recorder: string
  register: readonly Registered[]
  mediaCount: number
  /** Matters put to the meeting, as they go under the seal; see `sealedResolution`. */
  matters: readonly Record<string, unknown>[]
  seq: number
  sealedAt: Instant
}

/** The line of the ledger, made from what happened and never typed (C4.3d, domain §4.7). */
export function ledgerLine(facts: LineFacts): Omit<LedgerLine, 'digest'> {
  const { activity, draft, register, seq, sealedAt } = facts
  const present = register.filter((row) => row.standing === 'due' && row.state === 'present')
  return {
    entryId: entryIdOf(activity.branchId, seq),
    activityId: activity._id,
    seq,
    month: activity.month,
    makesUpFor: activity.makesUpFor,
    theme: activity.theme,
    items: activity.items,
    mode: activity.mode,
    place: activity.place,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    sessions: activity.sessions,
    organiser: activity.event?.orgName ?? activity.branchName,
    organiserKind: activity.event?.organiser ?? 'branch',
    chair: facts.chair,
    recorder: facts.recorder,
    counts: countsOf(register),
    presentFull: present.filter((row) => row.stage === 'full').length,
    presentProbationary: present.filter((row) => row.stage === 'probationary').length,
    notice: { leadDays: activity.notice.leadDays, verdict: activity.notice.verdict },
    outcome: draft.outcome,
    resolution: draft.resolution,
    segments: draft.segments.map(({ type, title }) => ({ type, title })),
    mediaCount: facts.mediaCount,
    matters: resolutionLines(resolvedOf(facts.matters)),
    resolutions: countResolved(facts.matters),
    sealedAt,
    sealedOn: dayOf(sealedAt),
  }
}
