import { recordFileName } from '../../core/domain/form-names'
import { recordFields } from '../../core/domain/record-paper'
import type { Action } from '../../core/platform/serve'
import { refuse } from '../../core/refuse'
import { onActivity } from '../../core/steps/on-activity'
import { recordPaper } from '../../core/steps/record-paper'
import { templateOf } from '../fill-template'
import { handOut } from '../hand-out'

/**
 * 主题党日活动记录表 as .docx, for those who keep the record (domain §4.2, §4.8): as it was sealed, with the digest at the
 * foot, so that paper proves the file; before that marked as a draft.
 * @returns refusals: those of `onActivity`, `activity-cancelled`
 */
export const formsRecord: Action<'forms.record'> = async (input, platform, caller) => {
  const found = await onActivity('forms.record', input.activityId, platform, caller)
  if (!found.ok) return found
  const { activity } = found.value
  if (activity.cancelled) return refuse('activity-cancelled')
  const fields = recordFields(await recordPaper(platform, activity))
  const fill = await templateOf(platform, 'record')
  const bytes = await fill(fields)
  const name = recordFileName(activity.branchName, activity.month)
  return handOut(platform, activity.branchId, { name, bytes })
}
