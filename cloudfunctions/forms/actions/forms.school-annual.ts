import { dayOf } from '../../core/domain/calendar'
import { annualFileName } from '../../core/domain/form-names'
import { schoolIdOf } from '../../core/domain/identity'
import { schoolAnnualSheet } from '../../core/domain/workbook-annual'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { schoolAnnual } from '../../core/steps/annual'
import { allow, personBehind } from '../../core/steps/person'
import { orgOf } from '../../core/store/orgs'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/**
 * The school's own 统计表: a row for each unit in the order of their founding, no branch by name (D6, domain §4.7).
 * @returns refusals: `not-bound`, `not-allowed`, `org-unknown`
 */
export const formsSchoolAnnual: Action<'forms.school-annual'> = async (input, platform, caller) => {
  const allowed = allow('forms.school-annual', await personBehind(platform, caller))
  if (!allowed.ok) return allowed
  const { year } = input
  const [school, units] = await Promise.all([
    orgOf(platform.documents, schoolIdOf()),
    schoolAnnual(platform, year),
  ])
  if (!school) return refuse('org-unknown')
  const sheet = schoolAnnualSheet(
    { orgName: school.name, year, on: dayOf(platform.now) },
    units.map(({ unit, rows }) => ({
      unitName: unit.name,
      branches: rows.map(({ months }) => months),
    })),
  )
  const name = annualFileName(school.name, year)
  return handOut(platform, school._id, { name, bytes: await workbookBytes(sheet) })
}
