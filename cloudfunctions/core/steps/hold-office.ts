import type { Day, MemberId, Role } from '../contract'
import { dayOf } from '../domain/calendar'
import { roleIdOf } from '../domain/identity'
import { decideOffice, decideOfficeEnd } from '../domain/office'
import type { Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import { memberOf } from '../store/members'
import { isAsRead, type Org, patchOrg } from '../store/orgs'
import { endOffice, officeOf, officesIn, putOffice, type RoleHeld } from '../store/roles'
import { writeInOrder } from './write-in-order'

/** What deciding and writing need; an operator's command has no more. */
type Place = Pick<Platform, 'documents' | 'now'>
type Wanted = { memberId: MemberId; role: Role; from: Day }

/**
 * The office as it would be written.
 * @returns null when it was given before; refusals: `member-unknown` and those of `decideOffice`
 */
export async function officeWanted(
  { documents, now }: Place,
  org: Org,
  { memberId, role, from }: Wanted,
): Promise<Decision<RoleHeld | null>> {
  const [holder, held] = await Promise.all([
    memberOf(documents, memberId),
    officesIn(documents, org._id),
  ])
  if (!holder) return refuse('member-unknown', ['memberId'])
  const _id = roleIdOf(memberId, org._id, role, from)
  const decision = decideOffice(
    { _id, memberId, role, from },
    { today: dayOf(now), org, holder, held },
  )
  if (!decision.ok) return decision
  return yes(decision.value && { ...decision.value, orgId: org._id })
}

/**
 * Gives an office from a day on; the same said twice gives one.
 * @returns null when somebody was faster; refusals: those of {@link officeWanted}
 */
export async function giveOffice(
  place: Place,
  org: Org,
  wanted: Wanted,
): Promise<Decision<{ officeId: string }> | null> {
  const decision = await officeWanted(place, org, wanted)
  if (!decision.ok) return decision
  const office = decision.value
  const officeId = roleIdOf(wanted.memberId, org._id, wanted.role, wanted.from)
  if (office === null) return yes({ officeId })
  const written = await writeInOrder(place.documents, [
    { ops: 2, holds: (tx) => isAsRead(tx, org), run: (tx) => patchOrg(tx, org, {}) },
    { ops: 1, run: (tx) => putOffice(tx, office) },
  ])
  return written ? yes({ officeId }) : null
}

/**
 * Ends an office with the midnight after its last day.
 * @returns refusals: `office-unknown` and those of `decideOfficeEnd`
 */
export const closeOffice = (
  { documents, now }: Place,
  officeId: string,
  to: Day,
): Promise<Decision<{ officeId: string }>> =>
  documents.transact(async (tx) => {
    const office = await officeOf(tx, officeId)
    if (!office) return refuse('office-unknown', ['officeId'])
    const decision = decideOfficeEnd(office, to, dayOf(now))
    if (!decision.ok) return decision
    if (decision.value !== null) await endOffice(tx, officeId, decision.value)
    return yes({ officeId })
  })
