import type { LedgerLine, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { countsOf, type Registered } from './register'

type Row = Omit<Registered, 'group'>

/**
 * May somebody be declared present after the record was closed? Only a person on its list who is not present there.
 * @returns refusals: `not-sealed`, `not-on-register`, `already-present`
 */
export function decideDeclaring(
  register: readonly Pick<Row, 'memberId' | 'name' | 'state'>[] | null,
  memberId: MemberId,
): Decision<{ name: string }> {
  if (!register) return refuse('not-sealed')
  const row = register.find((one) => one.memberId === memberId)
  if (!row) return refuse('not-on-register')
  return row.state === 'present' ? refuse('already-present') : yes({ name: row.name })
}

/**
 * Who agrees is neither who declared it nor the person concerned.
 * @returns refusal `second-person-needed`
 */
export const decideAgreeing = (
  declared: { declaredBy: MemberId; memberId: MemberId },
  by: MemberId,
): Decision<null> =>
  by === declared.declaredBy || by === declared.memberId
    ? refuse('second-person-needed')
    : yes(null)

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
