import type { Input } from '../../typings/contract'
import { call } from './call'

export const showContacts = () => call('contact.board', {})
export const logContact = (input: Input<'contact.log'>) => call('contact.log', input)
export const assignLiaison = (memberId: string, liaisonId: string) =>
  call('contact.assign', { memberId, liaisonId })
