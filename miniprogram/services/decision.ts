import type { Input } from '../../typings/contract'
import { call } from './call'

export const showResolutions = (activityId: string) => call('resolutions.show', { activityId })
export const openResolution = (input: Input<'resolution.open'>) => call('resolution.open', input)
export const captureBase = (input: Input<'resolution.capture'>) => call('resolution.capture', input)
export const decideResolution = (input: Input<'resolution.decide'>) =>
  call('resolution.decide', input)
export const dropResolution = (resolutionId: string) => call('resolution.drop', { resolutionId })
export const doneFollowUp = (input: Input<'follow-up.done'>) => call('follow-up.done', input)
export const publicationStep = (input: Input<'publication.step'>) => call('publication.step', input)
export const listPublished = (input: Input<'publications.list'>) => call('publications.list', input)
export const showPublished = (resolutionId: string) => call('publication.show', { resolutionId })
export const leaveFeedback = (input: Input<'feedback.leave'>) => call('feedback.leave', input)
export const answerFeedback = (input: Input<'feedback.answer'>) => call('feedback.answer', input)
