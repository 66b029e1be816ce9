import type { Input } from '../../typings/contract'
import { call } from './call'
import { rememberTemplates } from './subscription'

export const draftActivity = (input: Input<'activity.draft'>) => call('activity.draft', input)
export const postActivity = (input: Input<'activity.post'>) => call('activity.post', input)
/** A notice; the templates for asking come along and are kept, since many open it without seeing the first page. */
export async function showActivity(activityId: string) {
  const answer = await call('activity.show', { activityId })
  if (answer.ok) rememberTemplates(answer.data.templates)
  return answer
}
export const changeActivity = (input: Input<'activity.change'>) => call('activity.change', input)
export const showArrangement = (activityId: string) => call('activity.arrangement', { activityId })
export const arrangeActivity = (input: Input<'activity.arrange'>) => call('activity.arrange', input)
export const joinActivity = (input: Input<'activity.join'>) => call('activity.join', input)
/** @param postponed put off to a day not known yet, instead of called off */
export const cancelActivity = (activityId: string, reason: string, postponed: boolean) =>
  call('activity.cancel', { activityId, reason, ...(postponed ? { postponed } : {}) })
export const toldInPerson = (input: Input<'notice.told-in-person'>) =>
  call('notice.told-in-person', input)
export const askLeave = (input: Input<'leave.ask'>) => call('leave.ask', input)
/** @param memberId somebody else, by the secretary */
export const withdrawLeave = (activityId: string, memberId?: string) =>
  call('leave.withdraw', memberId ? { activityId, memberId } : { activityId })
export const enterLeave = (input: Input<'leave.enter'>) => call('leave.enter', input)
export const confirmLeave = (activityId: string) => call('leave.confirm', { activityId })
