import type { EntryId } from '../../core/contract'
import { registerFileName } from '../../core/domain/form-names'
import { firstOpens } from '../../core/domain/phase'
import { closedRegisterSheet, registerSheet } from '../../core/domain/workbook-register'
import type { WorkbookSheet } from '../../core/domain/workbook-sheet'
import type { Platform } from '../../core/platform/ports'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { listsOf, withFinalList } from '../../core/steps/final-list'
import { onActivity } from '../../core/steps/on-activity'
import { sealedEntry } from '../../core/steps/seal-record'
import { blankRows, closedRows } from '../../core/steps/sign-rows'
import type { Activity } from '../../core/store/activities'
import { membersByIds } from '../../core/store/members'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/**
 * 签到表 of a theme day for those who keep its register (F2, domain §4.4, §4.8): the list to be signed by hand, or once it is
 * closed the register as it was sealed.
 */
export const formsRegister: Action<'forms.register'> = async (input, platform, caller) => {
  const found = await onActivity('forms.register', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.cancelled) return refuse('activity-cancelled')
  const { branchId, branchName, month, entryId } = activity
  const sheet = entryId
    ? await closedOf(platform, activity, entryId)
    : await blankOf(platform, activity)
  const name = registerFileName(branchName, month, entryId !== null)
  return handOut(platform, branchId, { name, bytes: await workbookBytes(sheet) })
}

async function blankOf(platform: Platform, activity: Activity): Promise<WorkbookSheet> {
  const { roster } = await withFinalList(platform, activity)
  // printed beforehand it follows the roster of today
  const early = activity.frozenAt === null && platform.now < firstOpens(activity)
  const [today = roster] = early ? await listsOf(platform, [activity]) : [roster]
  const people = await membersByIds(
    platform.documents,
    today.map((one) => one.memberId),
  )
  return registerSheet({ ...activity, roster: blankRows(today, people) })
}

async function closedOf(
  { documents }: Platform,
  activity: Activity,
  entryId: EntryId,
): Promise<WorkbookSheet> {
  const [entry, people] = await Promise.all([
    sealedEntry(documents, entryId),
    membersByIds(
      documents,
      activity.roster.map((one) => one.memberId),
    ),
  ])
  const register = closedRows(entry, activity.roster, people)
  return closedRegisterSheet({ ...entry.line, branchName: activity.branchName, register })
}
