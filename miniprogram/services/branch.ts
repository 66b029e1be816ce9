import type { Input } from '../../typings/contract'
import { call } from './call'

export const showMembers = (branchId?: string) => call('members.show', branchId ? { branchId } : {})
export const changeMember = (input: Input<'member.change'>) => call('member.change', input)
export const arrangeBranch = (input: Input<'branch.arrange'>) => call('branch.arrange', input)
export const assignOffice = (input: Input<'office.assign'>) => call('office.assign', input)
export const endOffice = (input: Input<'office.end'>) => call('office.end', input)
