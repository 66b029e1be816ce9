import { contactFileName, contactSheet } from '../../core/domain/workbook-contacts'
import type { Action } from '../../core/platform/serve'
import { branchLed } from '../../core/steps/branch-led'
import { contactsWith } from '../../core/store/contacts'
import { everInBranch, membersByIds } from '../../core/store/members'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/** 联系记录表: a year's contacts that this branch wrote down, also with who has come back since (C2.3h, domain §4.5). */
export const formsContacts: Action<'forms.contacts'> = async (input, platform, caller) => {
  const found = await branchLed('forms.contacts', input.branchId, platform, caller)
  if (!found.ok) return found
  const { documents } = platform
  const { _id: branchId, name } = found.value
  const { year } = input
  const ever = await everInBranch(documents, branchId)
  const logged = await contactsWith(
    documents,
    ever
      .filter((one) => one.mobilities.some(({ mobility }) => mobility !== 'none'))
      .map((one) => one._id),
    { from: `${year}-01`, to: `${year}-12` },
  )
  // what another branch noted stays there
  const own = logged
    .filter((one) => one.branchId === branchId)
    .sort((a, b) => (a.on === b.on ? a.at - b.at : a.on < b.on ? -1 : 1))
  const known = new Map(ever.map((one) => [one._id, one.name]))
  const others = own.map((one) => one.by).filter((id) => !known.has(id))
  for (const one of await membersByIds(documents, others)) known.set(one._id, one.name)
  const rows = own.map(({ on, memberId, by, channel, reached, note, answer }) => ({
    on,
    member: known.get(memberId) ?? '',
    by: known.get(by) ?? '',
    channel,
    reached,
    note,
    answer,
  }))
  const bytes = await workbookBytes(contactSheet(name, year, rows))
  return handOut(platform, branchId, { name: contactFileName(name, year), bytes })
}
