import { addMonths, dayOf, monthOf } from '../../core/domain/calendar'
import { isContacted } from '../../core/domain/contact'
import { elsewhereSince } from '../../core/domain/unreached'
import { mobileFileName, mobileSheet } from '../../core/domain/workbook-contacts'
import type { Action } from '../../core/platform/serve'
import { branchLed } from '../../core/steps/branch-led'
import { contactsWith } from '../../core/store/contacts'
import { membersOfBranch } from '../../core/store/members'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/** How far back the last contact is looked for. */
const MONTHS_BACK = 12

/** 流动党员登记表: who lives elsewhere today, since when, and who looks after whom (C2.3g, domain §4.5). */
export const formsMobile: Action<'forms.mobile'> = async (input, platform, caller) => {
  const found = await branchLed('forms.mobile', input.branchId, platform, caller)
  if (!found.ok) return found
  const { documents, now } = platform
  const { _id: branchId, name } = found.value
  const people = await membersOfBranch(documents, branchId)
  const away = people.filter(isContacted)
  const contacts = await contactsWith(
    documents,
    away.map((one) => one._id),
    { from: addMonths(monthOf(now), -MONTHS_BACK), to: monthOf(now) },
  )
  const reachedOn = (memberId: string) =>
    contacts
      .filter((one) => one.memberId === memberId && one.reached)
      .map((one) => one.on)
      .sort()
      .at(-1) ?? null
  const rows = away.map((one) => ({
    name: one.name,
    schoolNo: one.schoolNo,
    mobility: one.mobility,
    since: elsewhereSince(one),
    phone: one.phone,
    liaison: people.find((other) => other._id === one.liaisonId)?.name ?? null,
    reachedOn: reachedOn(one._id),
  }))
  const today = dayOf(now)
  const bytes = await workbookBytes(mobileSheet(name, today, rows))
  return handOut(platform, branchId, { name: mobileFileName(name, today), bytes })
}
