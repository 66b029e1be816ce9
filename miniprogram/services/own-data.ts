import type { Input } from '../../typings/contract'
import { call } from './call'
import { fetchForm } from './form-file'

/** What is stored about the own person, and what is wrong about it. */
export const objectToData = (input: Input<'data.object'>) => call('data.object', input)
export const wishAnniversary = (wanted: boolean) => call('me.anniversary', { wanted })
export const fetchMine = () => fetchForm('forms.mine', {})

/** For those who answer. */
export const showCorrections = (branchId: string | undefined) =>
  call('data.show', branchId ? { branchId } : {})
export const answerCorrection = (input: Input<'data.answer'>) => call('data.answer', input)
