import type { Instant, MemberId, RecordDraft, RecordField } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { lastStarts, type Times } from './phase'

type Posted = {
  recorderId: MemberId | null
  postedBy: MemberId
  roster: readonly { memberId: MemberId }[]
}

/** Who chaired unless somebody says otherwise: the first who has come of those who lead the branch. */
export const usualChair = (
  leaders: readonly MemberId[],
  came: ReadonlySet<MemberId>,
): MemberId | null => leaders.find((id) => came.has(id)) ?? null

/** The minutes before anybody wrote them; the recorder named in the notice stands already, or else who posted it. */
export const emptyDraft = (
  { recorderId, postedBy, roster }: Posted,
  chairId: MemberId | null = null,
): RecordDraft => ({
  chairId,
  // a day of the unit is posted by somebody who may be of no branch that takes part
  recorderId: recorderId ?? (roster.some((one) => one.memberId === postedBy) ? postedBy : null),
  content: '',
  outcome: '',
  resolution: '',
  segments: [],
  materials: [],
  outing: null,
  flag: null,
  badge: null,
  venueNote: '',
})

/**
 * What a record still lacks before it can be closed (C2.0d, C2.0e, domain §4.2). There is no minimum length, and
 * neither pictures nor the flag are asked for.
 */
export function lacksOf(draft: RecordDraft): RecordField[] {
  const lacks: RecordField[] = []
  if (draft.chairId === null) lacks.push('chair')
  if (draft.recorderId === null) lacks.push('recorder')
  if (draft.content === '') lacks.push('content')
  if (draft.outcome === '') lacks.push('outcome')
  const notApplicable = draft.flag === 'not_applicable' || draft.badge === 'not_applicable'
  if (notApplicable && draft.venueNote === '') lacks.push('venueNote')
  if (draft.segments.some((one) => one.content === '')) lacks.push('segments')
  return lacks
}

/**
 * May minutes still be written?
 * @returns refusals: `activity-cancelled`, `activity-sealed`
 */
export function decideSave(activity: Times): Decision<null> {
  if (activity.cancelled) return refuse('activity-cancelled')
  return activity.sealedAt === null ? yes(null) : refuse('activity-sealed')
}

/**
 * May the record be closed? From the start of the event (of its last sitting) on and for ever after (C4.3b: late is recorded, never
 * blocked); without pictures and without codes (C4.3c).
 * @returns refusals: those of saving, `record-too-early`, `record-incomplete` with the fields
 */
export function decideClose(
  activity: Times,
  revisions: { stored: number; given: number },
  facts: { draft: RecordDraft; now: Instant },
): Decision<null> {
  const mayWrite = decideSave(activity)
  if (!mayWrite.ok) return mayWrite
  if (revisions.stored !== revisions.given) return refuse('record-changed')
  if (facts.now < lastStarts(activity)) return refuse('record-too-early')
  const lacks = lacksOf(facts.draft)
  return lacks.length > 0 ? refuse('record-incomplete', lacks) : yes(null)
}
