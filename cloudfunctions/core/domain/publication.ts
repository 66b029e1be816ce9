import type {
  Instant,
  MemberId,
  OrgId,
  Outcome,
  PublicationScope,
  PublicationState,
  PublicationStep,
  Stage,
} from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { isMember } from './due-list'
import { ledBy, type Office } from './offices-held'
import type { Relation } from './roles-table'

type Words = { process: string; result: string }
/** A publication as it stands. */
export type Standing = Words & {
  state: PublicationState
  scope: PublicationScope
  publishedAt: Instant | null
  steps: readonly {
    step: PublicationStep
    by: MemberId
    name: string
    at: Instant
    reason: string
    /** Words that could be read until this step put them right or took them back. */
    before: Words | null
  }[]
}
type Wanted = {
  step: PublicationStep
  /** Steps that had been taken when the words were looked at. */
  seen: number
  scope?: PublicationScope
  process?: string
  result?: string
  reason?: string
}
/** In what capacity somebody acts on a publication. */
export type Capacity = {
  /** The secretary, or the deputy while there is none. */
  secretary: boolean
  leader: boolean
  /** Holds an office of the branch's committee. */
  committee: boolean
  unit: boolean
}
type Who = Capacity & { _id: MemberId; name: string }

/** Far more than any decision needs; earlier words are kept with the steps, so these are bounded. */
const STEPS_AT_MOST = 60

/** States from which a step can be taken; null: before anybody proposed. */
const FROM: Record<PublicationStep, readonly (PublicationState | null)[]> = {
  propose: [null, 'proposed', 'withdrawn', 'kept'],
  check: ['proposed'],
  publish: ['checked'],
  withdraw: ['published'],
  correct: ['published'],
  keep: [null, 'proposed', 'checked'],
}
const LEADS_TO: Record<PublicationStep, PublicationState> = {
  propose: 'proposed',
  check: 'checked',
  publish: 'published',
  withdraw: 'withdrawn',
  correct: 'published',
  keep: 'kept',
}

/**
 * One step of publishing what was decided (C3.3c): proposed, checked for secrecy and accuracy by somebody else where the
 * branch has a committee, approved and published by the secretary, beyond the branch by the unit, who may also decide
 * against it. Taken back with trace, and put right with trace by who approves. Words that changed since somebody looked
 * at them are looked at once more.
 * @param matter `hasCommittee`: seven full members and more, and several of the committee in office; elsewhere the
 * secretary is alone and may do it all
 * @returns the publication after it, the same when the step was taken already; refusals: `not-publishable`,
 * `publication-step-wrong`, `publication-other-checks`, `publication-approval-missing`, `publication-text-missing`,
 * `publication-steps-full`, `nothing-changed`
 */
export function decideStep(
  matter: { confidential: boolean; outcome: Outcome | null; hasCommittee: boolean },
  before: Standing | null,
  { wanted, who, now }: { wanted: Wanted; who: Who; now: Instant },
): Decision<Standing> {
  const { step } = wanted
  if (matter.confidential || matter.outcome === null) return refuse('not-publishable')
  const last = before?.steps.at(-1)
  const taken = before?.steps.length ?? 0
  const said = before && last?.step === step && last.by === who._id && isSame(before, wanted)
  if (said && wanted.seen === taken - 1) return yes(before)
  const moved = wanted.seen !== taken || !FROM[step].includes(before?.state ?? null)
  if (moved) return refuse('publication-step-wrong')
  const scope = wanted.scope ?? before?.scope ?? 'branch'
  const approves = step === 'publish' || step === 'correct'
  if (approves && !mayApprove(scope, who)) return refuse('publication-approval-missing')
  // who is asked to approve may also decide against it
  const declines = step === 'keep' && before !== null && awaitsUnit(before) && who.unit
  const checks = step === 'check' && who.committee
  const withdraws = step === 'withdraw' && mayWithdraw(scope, who)
  if (!approves && !declines && !checks && !withdraws && !who.leader) return refuse('not-allowed')
  if (step === 'check' && matter.hasCommittee && before && proposedBy(before) === who._id) {
    return refuse('publication-other-checks')
  }
  const process = wanted.process ?? before?.process ?? ''
  const result = wanted.result ?? before?.result ?? ''
  if (step !== 'keep' && (process === '' || result === ''))
    return refuse('publication-text-missing')
  const words = step === 'propose' || step === 'correct'
  if (words && taken >= STEPS_AT_MOST) return refuse('publication-steps-full')
  if (before && step === 'correct' && isSame(before, wanted)) return refuse('nothing-changed')
  return yes({
    state: LEADS_TO[step],
    scope,
    process,
    result,
    publishedAt:
      step === 'publish' ? now : step === 'propose' ? null : (before?.publishedAt ?? null),
    steps: [
      ...(before?.steps ?? []),
      {
        ...{ step, by: who._id, name: who.name, at: now, reason: wanted.reason ?? '' },
        before:
          before?.state === 'published' ? { process: before.process, result: before.result } : null,
      },
    ],
  })
}

/** Whose words they are that are checked and approved. */
export const proposedBy = ({ steps }: Pick<Standing, 'steps'>): MemberId | null =>
  steps.filter((one) => one.step === 'propose').at(-1)?.by ?? null

/** Words are as public as their readers are many: within the branch its secretary answers for them, beyond it the unit. */
const mayApprove = (scope: PublicationScope, who: Capacity): boolean =>
  scope === 'branch' ? who.secretary : who.unit

/** Who leads the branch may always be more careful; so may the unit with what it approved. */
const mayWithdraw = (scope: PublicationScope, who: Capacity): boolean =>
  who.leader || (scope !== 'branch' && who.unit)

/** What somebody may do about words that can be read. */
export const stepsOpen = (
  { state, scope }: Pick<Standing, 'state' | 'scope'>,
  who: Capacity,
): { correct: boolean; withdraw: boolean } => ({
  correct: state === 'published' && mayApprove(scope, who),
  withdraw: state === 'published' && mayWithdraw(scope, who),
})

/** In what capacity somebody related to a branch acts; @param inCharge see `leadersOf` */
export const capacityOf = (relations: ReadonlySet<Relation>, inCharge: boolean): Capacity => ({
  leader: relations.has('leader'),
  secretary: relations.has('secretary') || inCharge,
  committee: relations.has('committee'),
  unit: relations.has('unit'),
})

/** Corrections of the words that are published now; those of words taken back since went with them. */
export const correctionsOf = <S extends { step: PublicationStep }>(steps: readonly S[]): S[] =>
  steps
    .slice(steps.map((one) => one.step).lastIndexOf('publish') + 1)
    .filter((one) => one.step === 'correct')

/** What is to be done, as it is read; who does it is named to nobody outside the branch (C3.3d). */
export const toBeRead = <F extends { who: string }>(
  followUps: readonly F[],
  inside: boolean,
): F[] => followUps.map((one) => (inside ? one : { ...one, who: '' }))

/** Branches whose inside somebody reads: those of a member, and those led (C1.3). */
export const insideOf = (one: {
  stage: Stage
  at: readonly OrgId[]
  offices: readonly Office[]
}): OrgId[] => [...(isMember(one.stage) ? one.at : []), ...ledBy(one.offices)]

/** Checked, and for readers beyond the branch: the unit approves it or does not (C3.3c). */
export const awaitsUnit = ({ state, scope }: Pick<Standing, 'state' | 'scope'>): boolean =>
  state === 'checked' && scope !== 'branch'

/**
 * Whether a matter that is neither published nor kept asks something of somebody in its branch (C3.3c): of who leads it,
 * until the words wait for the unit; of the others of its committee, while somebody else's words are to be checked.
 */
export const asksInBranch = (
  publication: Standing | null,
  { me, leads }: { me: MemberId; leads: boolean },
): boolean =>
  leads
    ? publication === null || !awaitsUnit(publication)
    : publication?.state === 'proposed' && proposedBy(publication) !== me

/**
 * Who is reminded of a matter that waits: the unit of words it is to approve; those of the committee who did not propose
 * them, where nobody in charge may check them; else who is in charge.
 * @param led `committee`: empty where there is none of several
 */
export function remindedOf(
  publication: Standing | null,
  led: { inCharge: readonly MemberId[]; committee: readonly MemberId[]; unit: readonly MemberId[] },
): readonly MemberId[] {
  if (publication && awaitsUnit(publication)) return led.unit
  if (publication?.state !== 'proposed') return led.inCharge
  const checks = (some: readonly MemberId[]) =>
    some.filter((one) => one !== proposedBy(publication))
  if (led.committee.length === 0 || checks(led.inCharge).length > 0) return led.inCharge
  return checks(led.committee)
}

const isSame = (before: Standing, { scope, process, result }: Wanted): boolean =>
  (scope ?? before.scope) === before.scope &&
  (process ?? before.process) === before.process &&
  (result ?? before.result) === before.result
