import type { Instant, LedgerLine, MemberId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf } from './calendar'
import { entryIdOf } from './identity'
import { countsOf, type Registered } from './register'

type Row = Omit<Registered, 'group'>
type Line = Omit<LedgerLine, 'digest'>

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

/** The line of the ledger with the new register; everything that happened on the day stays as it was sealed. */
export function lineWith(
  line: Line,
  register: readonly Row[],
  at: { branchId: string; seq: number; sealedAt: Instant },
): Line {
  const full = register.map((row) => ({ ...row, group: null }))
  const present = full.filter((row) => row.standing === 'due' && row.state === 'present')
  return {
    ...line,
    entryId: entryIdOf(at.branchId, at.seq),
    seq: at.seq,
    counts: countsOf(full),
    presentFull: present.filter((row) => row.stage === 'full').length,
    presentProbationary: present.filter((row) => row.stage === 'probationary').length,
    sealedAt: at.sealedAt,
    sealedOn: dayOf(at.sealedAt),
  }
}
