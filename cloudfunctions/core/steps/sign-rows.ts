import type { SignRow } from '../domain/workbook-register'
import type { Activity } from '../store/activities'
import type { LedgerEntry } from '../store/ledger'
import type { Member } from '../store/members'

type Known = readonly Pick<Member, '_id' | 'schoolNo'>[]

/** Rows of the list to be signed, from the list of a day. @param people who is known of them now */
export function blankRows(roster: Activity['roster'], people: Known): SignRow[] {
  const numbers = new Map(people.map((one) => [one._id, one.schoolNo]))
  return roster.map(({ memberId, ...row }) => ({
    ...row,
    schoolNo: numbers.get(memberId) ?? '',
    state: 'unmarked',
    at: null,
    late: false,
  }))
}

/** Rows of a register as it was sealed; the group is the one of the list of the day. */
export function closedRows(
  { sealed }: Pick<LedgerEntry, 'sealed'>,
  roster: Activity['roster'],
  people: Known,
): SignRow[] {
  const numbers = new Map(people.map((one) => [one._id, one.schoolNo]))
  const groups = new Map(roster.map((one) => [one.memberId, one.group]))
  return sealed.register.map(({ memberId, method: _, ...row }) => ({
    ...row,
    schoolNo: numbers.get(memberId) ?? '',
    group: groups.get(memberId) ?? null,
  }))
}
