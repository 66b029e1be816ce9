import type {
  Day,
  ExclusionReason,
  MemberId,
  Mobility,
  OrgId,
  Stage,
  Whereabouts,
} from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import type { Relation, Span } from './membership'

type Period<R> = Span & { reason: R; approvedBy: string }

/** Oldest first. */
export type Mobilities = Whereabouts[]

/** A person as far as a change of dated facts goes. */
export type Changing = {
  _id: MemberId
  stage: Stage
  branchId: OrgId
  group: string | null
  mobility: Mobility
  liaisonId: MemberId | null
  joinedOn: Day | null
  fullOn: Day | null
  branchIds: OrgId[]
  relations: Relation[]
  stages: { stage: Stage; from: Day }[]
  mobilities: Mobilities
  exemptions: Period<string>[]
  exclusions: Period<ExclusionReason>[]
}
/** The fields a change writes; `order` is the place on the roster of a new branch. */
export type PersonFields = Partial<Omit<Changing, '_id'>> & { order?: number }

/** On the way to membership each step comes after the one before (domain §2.8). */
const NEXT: Record<Stage, Stage | null> = {
  applicant: 'activist',
  activist: 'prospect',
  prospect: 'probationary',
  probationary: 'full',
  full: null,
}

/** Whether a stage lies further on the way than another; nobody goes back on it. */
export function isFurther(stage: Stage, than: Stage): boolean {
  const next = NEXT[than]
  return next !== null && (next === stage || isFurther(stage, next))
}

/**
 * One step further on the way to membership.
 * @returns refusals: `stage-unchanged`, `stage-not-next`, `date-out-of-range`
 */
export function stageFields(
  person: Changing,
  { stage, on }: { stage: Stage; on: Day },
): Decision<PersonFields> {
  const last = person.stages.at(-1)
  if (person.stage === stage) return last?.from === on ? yes({}) : refuse('stage-unchanged')
  if (NEXT[person.stage] !== stage) return refuse('stage-not-next', ['stage'])
  if (last && on < last.from) return refuse('date-out-of-range', ['on'])
  return yes({
    stage,
    stages: [...person.stages, { stage, from: on }],
    ...(stage === 'probationary' ? { joinedOn: on } : {}),
    ...(stage === 'full' ? { fullOn: on } : {}),
  })
}
