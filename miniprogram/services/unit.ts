import type { Input } from '../../typings/contract'
import { call } from './call'

export const showUnit = (input: Input<'unit.show'>) => call('unit.show', input)
export const showSchool = (input: Input<'school.show'>) => call('school.show', input)
export const setPolicy = (input: Input<'policy.set'>) => call('policy.set', input)
export const setTheme = (input: Input<'superior.set'>) => call('superior.set', input)
export const showOffices = (input: Input<'offices.show'>) => call('offices.show', input)
export const changeOrg = (input: Input<'org.change'>) => call('org.change', input)
export const postUnitEvent = (input: Input<'unit-event.post'>) => call('unit-event.post', input)
