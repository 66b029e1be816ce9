import type { DataMatter, Day, MemberId, OrgId } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { everHeld } from './dated'
import type { Span } from './membership'
import { goesToUnit } from './objection'
import type { Relation } from './roles-table'

/** What the secretary alone reads; an objection to it is the secretary's as well (C2.3e, C3.5a). */
const SECRETARYS: readonly DataMatter[] = ['care', 'leave']

/** Whether a leader of the branch may read and answer an objection to stored data (C3.5b). */
export const answersData = (
  { about }: { about: DataMatter },
  relations: ReadonlySet<Relation>,
): boolean => relations.has('secretary') || (relations.has('leader') && !SECRETARYS.includes(about))

type Said = { memberId: MemberId; about: DataMatter }
/** Who leads the branch today, and who of them is the secretary. */
export type LedBy = { leaders: readonly MemberId[]; secretaries: readonly MemberId[] }

/** Whether the unit may read and answer it: said by who would answer it in the branch, or nobody there answers. */
export const dataGoesToUnit = (
  { memberId, about }: Said,
  { leaders, secretaries }: LedBy,
): boolean => goesToUnit(memberId, SECRETARYS.includes(about) ? secretaries : leaders)

/**
 * May this person answer an objection to stored data? Who answers it in the branch; the unit where
 * {@link dataGoesToUnit}; who said it never (C3.5b).
 * @returns refusals: `second-person-needed`, `not-allowed`
 */
export function decideAnsweringData(
  said: Said,
  { by, relations, led }: { by: MemberId; relations: ReadonlySet<Relation>; led: LedBy },
): Decision<null> {
  if (by === said.memberId) return refuse('second-person-needed')
  const may = answersData(said, relations) || (relations.has('unit') && dataGoesToUnit(said, led))
  return may ? yes(null) : refuse('not-allowed')
}

type Belonging = { branchId: OrgId; relations: readonly (Span & { branchId: OrgId })[] }

/**
 * Which branch is told that something stored is wrong: the one said, where the person is or was, since it reads and
 * puts right what it wrote; left out, today's (C3.5b).
 * @returns refusals: `not-allowed` for a branch the person never belonged to
 */
export function decideWhereToObject(
  { branchId, relations }: Belonging,
  said: OrgId | undefined,
  today: Day,
): Decision<OrgId> {
  if (said === undefined || said === branchId) return yes(branchId)
  const belonged = relations.some(
    (one) => one.branchId === said && one.from <= today && everHeld(one),
  )
  return belonged ? yes(said) : refuse('not-allowed')
}
