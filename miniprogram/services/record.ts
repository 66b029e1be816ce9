import type { Input } from '../../typings/contract'
import { call } from './call'

export const showRecord = (activityId: string) => call('record.show', { activityId })
export const recordText = (activityId: string) => call('record.text', { activityId })
export const saveRecord = (input: Input<'record.save'>) => call('record.save', input)
export const closeRecord = (activityId: string, revision: number) =>
  call('record.close', { activityId, revision })
export const correctRecord = (input: Input<'record.correct'>) => call('record.correct', input)
export const declareEntry = (input: Input<'entry.declare'>) => call('entry.declare', input)
export const confirmEntry = (input: Input<'entry.confirm'>) => call('entry.confirm', input)
