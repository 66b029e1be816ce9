import type { LedgerLine, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { countsOf, type Registered } from './register'
import type { Relation } from './roles-table'

type Row = Omit<Registered, 'group'>

/**
 * May somebody be declared present after the record was closed? Only a person on its list who is not present there.
 * @returns refusals: `entry-not-needed`, `not-on-register`, `already-present`
 */
export function decideDeclaring(
  register: readonly Pick<Row, 'memberId' | 'name' | 'state'>[] | null,
  memberId: MemberId,
): Decision<{ name: string }> {
  if (!register) return refuse('entry-not-needed')
  const row = register.find((one) => one.memberId === memberId)
  if (!row) return refuse('not-on-register')
  return row.state === 'present' ? refuse('already-present') : yes({ name: row.name })
}

type Declared = { declaredBy: MemberId; memberId: MemberId }

const isAbout = (declared: Declared, person: MemberId) =>
  person === declared.declaredBy || person === declared.memberId

/**
 * Whether the unit may agree: where nobody who keeps the record is left to, as in a branch whose secretary alone leads
 * and records (domain §3).
 * @param keepers who leads the branch today, and the day's recorder
 */
export const lateEntryGoesToUnit = (declared: Declared, keepers: readonly MemberId[]): boolean =>
  keepers.every((one) => isAbout(declared, one))

/**
 * Who agrees is neither who declared it nor the person concerned: somebody who keeps the record, or the unit where
 * {@link lateEntryGoesToUnit}.
 * @returns refusals: `second-person-needed`, `not-allowed`
 */
export function decideAgreeing(
  declared: Declared,
  facts: { by: MemberId; relations: ReadonlySet<Relation>; keepers: readonly MemberId[] },
): Decision<null> {
  const { by, relations, keepers } = facts
  if (isAbout(declared, by)) return refuse('second-person-needed')
  const keeps = relations.has('leader') || relations.has('recorder')
  return keeps || lateEntryGoesToUnit(declared, keepers) ? yes(null) : refuse('not-allowed')
}

/** The register with the person present; when exactly the person came nobody can say any more. */
export const registerWith = (register: readonly Row[], memberId: MemberId): Row[] =>
  register.map((row) =>
    row.memberId === memberId
      ? { ...row, state: 'present', at: null, late: false, method: 'recorder' }
      : row,
  )

/** What the line of the ledger counts anew with the new register; everything else stays as it was sealed. */
export function countsWith(
  register: readonly Row[],
): Pick<LedgerLine, 'counts' | 'presentFull' | 'presentProbationary'> {
  const full = register.map((row) => ({ ...row, group: null }))
  const present = full.filter((row) => row.standing === 'due' && row.state === 'present')
  return {
    counts: countsOf(full),
    presentFull: present.filter((row) => row.stage === 'full').length,
    presentProbationary: present.filter((row) => row.stage === 'probationary').length,
  }
}
