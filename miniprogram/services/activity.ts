import type { Input } from '../../typings/contract'
import { call } from './call'

export const draftActivity = (input: Input<'activity.draft'>) => call('activity.draft', input)
export const postActivity = (input: Input<'activity.post'>) => call('activity.post', input)
export const showActivity = (activityId: string) => call('activity.show', { activityId })
export const cancelActivity = (activityId: string, reason: string) =>
  call('activity.cancel', { activityId, reason })
export const toldInPerson = (activityId: string, memberId: string) =>
  call('notice.told-in-person', { activityId, memberId })
export const askLeave = (input: Input<'leave.ask'>) => call('leave.ask', input)
export const withdrawLeave = (activityId: string) => call('leave.withdraw', { activityId })
