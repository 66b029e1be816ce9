import { firstOpens } from '../../core/domain/phase'
import { registerFileName, registerSheet } from '../../core/domain/workbook-register'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { listsOf, withFinalList } from '../../core/steps/final-list'
import { onActivity } from '../../core/steps/on-activity'
import { handOut } from '../hand-out'
import { workbookBytes } from '../workbook'

/** The list of a theme day to be signed by hand, for those who keep its register (F2, domain §4.8). */
export const formsRegister: Action<'forms.register'> = async (input, platform, caller) => {
  const found = await onActivity('forms.register', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.cancelled) return refuse('activity-cancelled')
  const { roster } = await withFinalList(platform, activity)
  // printed beforehand it follows the roster of today
  const early = activity.frozenAt === null && platform.now < firstOpens(activity)
  const [today = roster] = early ? await listsOf(platform, [activity]) : [roster]
  const { branchId, branchName, theme, place, startsAt, month } = activity
  const bytes = await workbookBytes(
    registerSheet({ branchName, theme, place, startsAt, roster: today }),
  )
  return handOut(platform, branchId, { name: registerFileName(branchName, month), bytes })
}
