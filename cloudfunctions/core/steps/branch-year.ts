import type { BranchMonth, Month } from '../contract'
import { addMonths, instantOf, monthOfDay } from '../domain/calendar'
import { schoolIdOf } from '../domain/identity'
import { policiesFor, policyFor, standingFor } from '../domain/month-policy'
import { byBranch, monthState } from '../domain/obligation'
import type { Platform } from '../platform/ports'
import { type BranchDay, daysOfBranches } from '../store/month-days'
import { monthsSet, type PolicySet, policiesIn, type ThemeSet, themesIn } from '../store/months'
import { type Branch, branchesOfUnit } from '../store/orgs'

export type BranchYear = {
  stateOf(month: Month): BranchMonth
  /** The branch's own theme days, soonest first. */
  days: BranchDay[]
  policyOf(month: Month): PolicySet | null
  superiorOf(month: Month): ThemeSet | null
}

/** A missed month can be made up for in the twelve after it (domain §7 #15). */
export const MADE_UP_WITHIN = 12

/**
 * What the months of a branch depend on: its days, those that make up for a month of the span later on, and what stands
 * above. Two questions side by side; two more in the year in which a branch came out of others.
 */
export async function branchYear(
  { documents, now }: Platform,
  branch: Branch,
  asked: { from: Month; to: Month },
): Promise<BranchYear> {
  // the first month may be held together with the one before it (domain §7 #2)
  const span = { from: addMonths(asked.from, -1), to: asked.to }
  const start = (month: Month) => instantOf(`${month}-01`, '00:00')
  const founded = monthOfDay(branch.validFrom)
  const isNew = branch.predecessors.length > 0 && span.from <= founded && founded <= span.to
  const [days, set, around] = await Promise.all([
    daysOfBranches(documents, [branch._id], {
      from: start(span.from),
      to: start(addMonths(span.to, MADE_UP_WITHIN + 1)),
    }),
    // and the last one with the one after it
    monthsSet(documents, [branch.parentId, schoolIdOf()], {
      from: span.from,
      to: addMonths(span.to, 1),
    }),
    isNew ? branchesOfUnit(documents, branch.parentId) : [],
  ])
  const others = around.filter((one) => one._id !== branch._id)
  const before = await daysOfBranches(
    documents,
    others.map((one) => one._id),
    { from: start(founded), to: start(addMonths(founded, 1)) },
  )
  const [policies, themes] = [policiesIn(set), themesIn(set)]
  const facts = {
    now,
    branches: new Map([branch, ...others].map((one) => [one._id, one])),
    days: byBranch([...days, ...before]),
    ...policiesFor(policies, branch.parentId),
  }
  return {
    stateOf: (month) => monthState(branch, month, facts),
    days,
    policyOf: (month) => policyFor(policies, branch.parentId, month),
    superiorOf: (month) => standingFor(themes, branch.parentId, month),
  }
}
