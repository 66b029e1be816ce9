import { dayOf, monthsOfYear } from '../../core/domain/calendar'
import { annualFileName } from '../../core/domain/form-names'
import { ledBy, unitsOf } from '../../core/domain/offices-held'
import { annualSheet } from '../../core/domain/workbook-annual'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { type AnnualRow, unitAnnual } from '../../core/steps/annual'
import { branchYear } from '../../core/steps/branch-year'
import { heirsOf } from '../../core/steps/heirs'
import { allow, personBehind } from '../../core/steps/person'
import { segmentCounts } from '../../core/steps/segment-counts'
import { type Branch, type Org, orgOf } from '../../core/store/orgs'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/**
 * 组织生活开展情况统计表 of a year (C2.1b, domain §4.7): a row for each branch of a unit, or the own branch's row. Without
 * `orgId`: the first branch led, else the first unit looked after.
 * @returns refusals: `not-bound`, `not-allowed`
 */
export const formsAnnual: Action<'forms.annual'> = async (input, platform, caller) => {
  const { documents, now } = platform
  const me = await personBehind(platform, caller)
  const own = ledBy(me?.offices ?? [])[0] ?? unitsOf(me?.offices ?? [])[0]
  const orgId = input.orgId ?? own
  const org = orgId ? await orgOf(documents, orgId) : null
  const heirs = org?.level === 'branch' ? await heirsOf(platform, org) : []
  const allowed = allow('forms.annual', me, { ...aboutOf(org), heirs })
  if (!allowed.ok) return allowed
  if (!org || org.level === 'school') return refuse('not-allowed')
  const { year } = input
  const [unit, rows] =
    org.level === 'unit'
      ? [org, await unitAnnual(platform, org._id, year)]
      : await Promise.all([orgOf(documents, org.parentId), branchRow(platform, org, year)])
  const segments = await segmentCounts(
    documents,
    rows.map(({ branch }) => branch._id),
    year,
  )
  const about = { orgName: org.name, year, on: dayOf(now) }
  const sheet = annualSheet(
    about,
    rows.map(({ branch, months }) => ({
      unitName: unit?.name ?? '',
      branchName: branch.name,
      kind: branch.kind,
      months,
      segments: segments(branch._id),
    })),
  )
  const bytes = await workbookBytes(sheet)
  return handOut(platform, org._id, { name: annualFileName(org.name, year), bytes })
}

const aboutOf = (org: Org | null) =>
  org?.level === 'branch'
    ? { branchId: org._id, unitId: org.parentId }
    : org?.level === 'unit'
      ? { unitId: org._id }
      : {}

async function branchRow(platform: Platform, branch: Branch, year: number): Promise<AnnualRow[]> {
  const its = await branchYear(platform, branch, { from: `${year}-01`, to: `${year}-12` })
  return [{ branch, months: monthsOfYear(year).map((month) => its.stateOf(month)) }]
}
