import type { Input } from '../../typings/contract'
import { call } from './call'

/** Service and publicity of a theme day. */
export const showAfterwards = (activityId: string) => call('afterwards.show', { activityId })
export const addService = (input: Input<'service.add'>) => call('service.add', input)
export const removeService = (input: Input<'service.remove'>) => call('service.remove', input)
export const addPublicity = (input: Input<'publicity.add'>) => call('publicity.add', input)
export const removePublicity = (input: Input<'publicity.remove'>) => call('publicity.remove', input)

/** Records of care. */
export const showCare = (input: Input<'care.show'>) => call('care.show', input)
export const addCare = (input: Input<'care.add'>) => call('care.add', input)
export const removeCare = (input: Input<'care.remove'>) => call('care.remove', input)
export const countCare = (unitId: string, year: number) => call('care.counts', { unitId, year })
