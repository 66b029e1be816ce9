import { planFileName } from '../../core/domain/form-names'
import { planSheet } from '../../core/domain/workbook-plan'
import type { Action } from '../../core/platform/serve'
import { branchToRead } from '../../core/steps/branch-to-read'
import { planOf } from '../../core/store/plans'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/**
 * 主题党日活动计划表 of a year (C2.0b, domain §4.3), for the leaders and the unit above.
 * @returns refusals: those of `branchToRead`
 */
export const formsPlan: Action<'forms.plan'> = async (input, platform, caller) => {
  const found = await branchToRead('forms.plan', input.branchId, platform, caller)
  if (!found.ok) return found
  const { _id: branchId, name } = found.value
  const plan = await planOf(platform.documents, branchId, input.year)
  const bytes = await workbookBytes(planSheet(name, input.year, plan?.rows ?? []))
  return handOut(platform, branchId, { name: planFileName(name, input.year), bytes })
}
