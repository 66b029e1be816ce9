import { contactFileName } from '../../core/domain/form-names'
import { contactSheet } from '../../core/domain/workbook-contacts'
import type { Action } from '../../core/platform/serve'
import { contactRows } from '../../core/steps/away-rows'
import { branchToRead } from '../../core/steps/branch-to-read'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/** 联系记录表: a year's contacts that this branch wrote down, also with who has come back since (C2.3h, domain §4.5). */
export const formsContacts: Action<'forms.contacts'> = async (input, platform, caller) => {
  const found = await branchToRead('forms.contacts', input.branchId, platform, caller)
  if (!found.ok) return found
  const { _id: branchId, name } = found.value
  const { year } = input
  const rows = await contactRows(platform, branchId, { from: `${year}-01`, to: `${year}-12` })
  const bytes = await workbookBytes(contactSheet(name, year, rows))
  return handOut(platform, branchId, { name: contactFileName(name, year), bytes })
}
