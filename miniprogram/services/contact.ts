import type { Input } from '../../typings/contract'
import { call } from './call'
import { fetchForm } from './form-file'

/** What the own branch did this month, for the member who lives elsewhere. */
export const showMine = () => call('contact.show', {})
export const answerLiaison = (answer: Input<'contact.answer'>['answer']) =>
  call('contact.answer', { answer })

/** @param branchId of who leads several; the own one when left out */
export const showContacts = (branchId?: string) =>
  call('contact.board', branchId ? { branchId } : {})
export const logContact = (input: Input<'contact.log'>) => call('contact.log', input)
export const assignLiaison = (memberId: string, liaisonId: string) =>
  call('contact.assign', { memberId, liaisonId })
export const fetchMobileForm = () => fetchForm('forms.mobile', {})
export const fetchContactForm = (year: number) => fetchForm('forms.contacts', { year })
