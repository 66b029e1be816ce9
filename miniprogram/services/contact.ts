import type { Input } from '../../typings/contract'
import { call } from './call'
import { fetchForm } from './form-file'

/** What the own branch did this month, for the member who lives elsewhere. */
export const showMine = () => call('contact.show', {})
export const answerLiaison = (answer: Input<'contact.answer'>['answer']) =>
  call('contact.answer', { answer })

/** @param of whose board: of a branch, or of the one a person belongs to; who leads or looks after people of several has several */
export const showContacts = (of: Input<'contact.board'> = {}) => call('contact.board', of)
export const logContact = (input: Input<'contact.log'>) => call('contact.log', input)
export const assignLiaison = (memberId: string, liaisonId: string) =>
  call('contact.assign', { memberId, liaisonId })
export const fetchMobileForm = (branchId: string) => fetchForm('forms.mobile', { branchId })
export const fetchContactForm = (branchId: string, year: number) =>
  fetchForm('forms.contacts', { branchId, year })
