import type { Input } from '../../typings/contract'
import { call } from './call'

export const showMembers = (branchId?: string) => call('members.show', branchId ? { branchId } : {})
export const changeMember = (input: Input<'member.change'>) => call('member.change', input)
export const arrangeBranch = (input: Input<'branch.arrange'>) => call('branch.arrange', input)
export const addMember = (input: Input<'member.add'>) => call('member.add', input)
export const correctMember = (input: Input<'member.correct'>) => call('member.correct', input)
export const daysOfMember = (input: Input<'member.days'>) => call('member.days', input)
export const inviteToBind = (input: Input<'binding.invite'>) => call('binding.invite', input)
export const liftBinding = (input: Input<'binding.lift'>) => call('binding.lift', input)
export const assignOffice = (input: Input<'office.assign'>) => call('office.assign', input)
export const endOffice = (input: Input<'office.end'>) => call('office.end', input)
