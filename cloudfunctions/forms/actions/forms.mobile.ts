import { dayOf } from '../../core/domain/calendar'
import { mobileFileName } from '../../core/domain/form-names'
import { mobileSheet } from '../../core/domain/workbook-contacts'
import type { Action } from '../../core/platform/serve'
import { awayRows } from '../../core/steps/away-rows'
import { branchToRead } from '../../core/steps/branch-to-read'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/** 流动党员登记表: who lives elsewhere today, since when, and who looks after whom (C2.3g, domain §4.5). */
export const formsMobile: Action<'forms.mobile'> = async (input, platform, caller) => {
  const found = await branchToRead('forms.mobile', input.branchId, platform, caller)
  if (!found.ok) return found
  const { _id: branchId, name } = found.value
  const today = dayOf(platform.now)
  const rows = await awayRows(platform, branchId)
  const bytes = await workbookBytes(mobileSheet(name, today, rows))
  return handOut(platform, branchId, { name: mobileFileName(name, today), bytes })
}
