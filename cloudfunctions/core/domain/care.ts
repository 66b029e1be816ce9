import type { Day, Instant, MemberId, OrgId, Stage } from '../contract'
import { type Decision, refuse, yes } from '../refuse'
import { dayOf, validOn, yearOf } from './calendar'
import { isMember } from './due-list'

type Concerned = {
  _id: MemberId
  stage: Stage
  relations: readonly { branchId: OrgId; from: Day; to: Day | null }[]
}

/**
 * May a record be written about somebody? A member of the branch on that day, other than the author; this year or the
 * last one, and not of the future (C3.5a).
 * @returns refusals: `member-unknown`, `date-in-future`, `date-out-of-range`
 */
export function decideCare(
  person: Concerned | null,
  care: { branchId: OrgId; on: Day },
  { author, now }: { author: MemberId; now: Instant },
): Decision<Concerned> {
  const belongs = person?.relations.some(
    (one) => one.branchId === care.branchId && validOn(one, care.on),
  )
  if (!person || person._id === author || !isMember(person.stage))
    return refuse('member-unknown', ['memberId'])
  if (care.on > dayOf(now)) return refuse('date-in-future', ['on'])
  if (care.on < `${yearOf(now) - 1}-01-01`) return refuse('date-out-of-range', ['on'])
  return belongs ? yes(person) : refuse('member-unknown', ['memberId'])
}

/**
 * Its author reads a record, in whatever branch it was written, and so does the secretary of the branch, or of the one that
 * took over from it; nobody else who asks (C3.5a, T9, domain §7 #19).
 * @param reader `secretaryOf`: the branches whose secretary the reader is, those before them included
 */
export const readsCare = (
  care: { by: MemberId; branchId: OrgId },
  reader: { me: MemberId; secretaryOf: readonly OrgId[] },
): boolean => care.by === reader.me || reader.secretaryOf.includes(care.branchId)
