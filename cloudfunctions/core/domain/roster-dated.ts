import type { Day, Mobility, OrgId, Stage } from '../contract'
import { addDays } from './calendar'
import { homeOn, type Relation, type Span } from './membership'
import { withoutWhereabouts } from './person-away'
import type { Mobilities } from './person-stage'

/** A row of the workbook about one person: how things stand today, without a history. */
type AsOfToday = {
  branchId: OrgId
  stage: Stage
  mobility: Mobility
  exemptReason: string | null
  joinedOn: Day | null
  fullOn: Day | null
}
type Exemption = Span & { reason: string; approvedBy: string }
export type DatedFacts = {
  branchIds: OrgId[]
  relations: Relation[]
  stages: { stage: Stage; from: Day }[]
  mobilities: Mobilities
  exemptions: Exemption[]
}

const APPROVED_BY = '名册导入'
const exemption = (reason: string, from: Day): Exemption => ({
  reason,
  approvedBy: APPROVED_BY,
  from,
  to: null,
})

/**
 * The history a new person begins with.
 * @param since first day the school vouches for; dates of joining that lie before it are kept
 */
export function firstFacts(person: AsOfToday, since: Day): DatedFacts {
  const { branchId, mobility, exemptReason } = person
  return {
    branchIds: [branchId],
    relations: [{ branchId, from: since, to: null, letterOn: null, temporary: false }],
    stages: firstStages(person, since),
    mobilities: [{ mobility, from: since }],
    exemptions: exemptReason === null ? [] : [exemption(exemptReason, since)],
  }
}

function firstStages({ stage, joinedOn, fullOn }: AsOfToday, since: Day): DatedFacts['stages'] {
  const earlier = (day: Day | null) => (day !== null && day < since ? day : since)
  if (stage === 'probationary') return [{ stage, from: joinedOn ?? since }]
  if (stage !== 'full') return [{ stage, from: since }]
  if (joinedOn === null || fullOn === null) return [{ stage, from: earlier(fullOn) }]
  return [
    { stage: 'probationary', from: joinedOn },
    { stage, from: fullOn },
  ]
}

/**
 * What a newer workbook adds to a person's history; what it replaces ends the day before, nothing past is touched (T6).
 * @param day first day of what is new
 */
export function laterFacts(
  old: DatedFacts & Pick<AsOfToday, 'branchId' | 'stage' | 'mobility'>,
  person: AsOfToday,
  day: Day,
): Partial<DatedFacts> {
  const facts: Partial<DatedFacts> = {}
  const { branchId, stage, mobility, exemptReason } = person
  const before = addDays(day, -1)
  const end = <T extends Span>(spans: readonly T[]): T[] =>
    spans.map((span) => (span.to === null || span.to > before ? { ...span, to: before } : span))
  // who left the school has no home today, and comes back
  if (homeOn(old, day)?.branchId !== branchId) {
    const regular = old.relations.filter((one) => !one.temporary)
    facts.relations = [
      ...end(regular),
      ...old.relations.filter((one) => one.temporary),
      { branchId, from: day, to: null, letterOn: null, temporary: false },
    ]
    facts.branchIds = [...new Set([...old.branchIds, branchId])]
  }
  if (old.stage !== stage) {
    const known = stage === 'full' ? person.fullOn : person.joinedOn
    const last = old.stages.at(-1)?.from ?? day
    const from = known !== null && known > last && known <= day ? known : day
    facts.stages = [...old.stages, { stage, from }]
  }
  if (old.mobility !== mobility) {
    facts.mobilities = [...withoutWhereabouts(old), { mobility, from: day }]
  }
  const open = old.exemptions.find((one) => one.to === null || one.to >= day)
  // an empty cell ends what a workbook said; what the branch decided in the app ends there
  const stays = exemptReason === null && open?.approvedBy !== APPROVED_BY
  if (!stays && (open?.reason ?? null) !== exemptReason) {
    const ended = end(old.exemptions.filter((one) => one.from < day))
    facts.exemptions = exemptReason === null ? ended : [...ended, exemption(exemptReason, day)]
  }
  return facts
}

/**
 * Whether an office was begun under a relation that is over by now. One given later, to lead a branch from another one,
 * goes on.
 */
export function endedWith(
  office: Span & { orgId: OrgId },
  relations: readonly Relation[],
): boolean {
  const here = relations.filter((one) => !one.temporary && one.branchId === office.orgId)
  return (
    here.some((one) => one.to !== null && office.from <= one.to) &&
    here.every((one) => one.to !== null)
  )
}
