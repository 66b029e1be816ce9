import type { Input } from '../../typings/contract'
import { call } from './call'

export const showCoverage = (input: Input<'coverage.show'>) => call('coverage.show', input)
export const assignBriefing = (input: Input<'briefing.assign'>) => call('briefing.assign', input)
export const markBriefed = (input: Input<'briefing.done'>) => call('briefing.done', input)
export const closeBriefing = (input: Input<'briefing.close'>) => call('briefing.close', input)
export const raiseObjection = (input: Input<'objection.raise'>) => call('objection.raise', input)
export const answerObjection = (input: Input<'objection.answer'>) => call('objection.answer', input)
