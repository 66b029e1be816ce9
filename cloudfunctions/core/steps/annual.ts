import type { BranchMonth, OrgId } from '../contract'
import { monthsOfYear } from '../domain/calendar'
import { schoolIdOf } from '../domain/identity'
import { policiesFor } from '../domain/month-policy'
import { byBranch, monthState } from '../domain/obligation'
import type { Platform } from '../platform/ports'
import { daysOfUnit, daysOfYear, type MonthDay } from '../store/month-days'
import { monthsSet, type PolicySet, policiesIn } from '../store/months'
import type { Branch, Org } from '../store/orgs'
import { branchesOfUnit, orgsOfLevel } from '../store/orgs'

/** A branch that existed in the year, with its twelve months. */
export type AnnualRow = { branch: Branch; months: BranchMonth[] }

/** The branches of a unit in a year, in the order of their founding; as many questions for two as for forty. */
export async function unitAnnual(
  { documents, now }: Platform,
  unitId: OrgId,
  year: number,
): Promise<AnnualRow[]> {
  const [branches, days, set] = await Promise.all([
    branchesOfUnit(documents, unitId),
    daysOfUnit(documents, unitId, { from: `${year}-01`, to: `${year + 1}-12` }),
    monthsSet(documents, [unitId, schoolIdOf()], { from: `${year}-01`, to: `${year}-12` }),
  ])
  return rowsFor(branches, { now, year, days, policies: policiesIn(set) })
}

/** The units of the school, each with its branches' months; a question for every thousand theme days. */
export async function schoolAnnual(
  { documents, now }: Platform,
  year: number,
): Promise<{ unit: Org; rows: AnnualRow[] }[]> {
  const [units, orgs, days] = await Promise.all([
    orgsOfLevel(documents, 'unit'),
    orgsOfLevel(documents, 'branch'),
    daysOfYear(documents, year),
  ])
  const branches = orgs.filter((one): one is Branch => one.level === 'branch')
  const above = [schoolIdOf(), ...units.map((one) => one._id)]
  // two halves, so that an answer never meets its bound
  const halves = await Promise.all([
    monthsSet(documents, above, { from: `${year}-01`, to: `${year}-06` }),
    monthsSet(documents, above, { from: `${year}-07`, to: `${year}-12` }),
  ])
  const set = halves.flat()
  const rows = rowsFor(branches, { now, year, days, policies: policiesIn(set) })
  return units
    .map((unit) => ({ unit, rows: rows.filter((one) => one.branch.parentId === unit._id) }))
    .filter((one) => one.rows.length > 0)
}

function rowsFor(
  branches: readonly Branch[],
  facts: {
    now: number
    year: number
    days: readonly MonthDay[]
    policies: readonly PolicySet[]
  },
): AnnualRow[] {
  const { now, year, policies } = facts
  const days = byBranch(facts.days)
  const byId = new Map(branches.map((one) => [one._id, one]))
  const months = monthsOfYear(year)
  return branches.filter(livedIn(year)).map((branch) => {
    const its = { now, branches: byId, days, ...policiesFor(policies, branch.parentId) }
    return { branch, months: months.map((month) => monthState(branch, month, its)) }
  })
}

const livedIn =
  (year: number) =>
  ({ validFrom, validTo }: Branch): boolean =>
    validFrom <= `${year}-12-31` && (validTo === null || validTo >= `${year}-01-01`)
