import type { ArrivalMethod, AttendanceState, Counts, Instant, MemberId, MyPart } from '../contract'
import type { OnList } from './due-list'

export type ArrivalFact = {
  memberId: MemberId
  /** Null where nobody knows the minute. */
  at: Instant | null
  late: boolean
  method: ArrivalMethod
}
export type LeaveFact = { memberId: MemberId }

/** One person of the register with the state that counts. */
export type Registered = OnList & {
  state: AttendanceState
  at: Instant | null
  late: boolean
  method: ArrivalMethod | null
}

/**
 * The register: one state for each person on the list (domain §2.8). Having come beats having asked for leave.
 * @param closed at closing nobody stays unmarked: a due person without a mark is absent (domain §7 #9)
 */
export function registerOf(facts: {
  roster: readonly OnList[]
  arrivals: readonly ArrivalFact[]
  leaves: readonly LeaveFact[]
  closed: boolean
}): Registered[] {
  const arrived = new Map(facts.arrivals.map((arrival) => [arrival.memberId, arrival]))
  const onLeave = new Set(facts.leaves.map((leave) => leave.memberId))
  return facts.roster.map((person) => {
    const arrival = arrived.get(person.memberId)
    return {
      ...person,
      state: stateOf(person, arrival !== undefined, onLeave.has(person.memberId), facts.closed),
      at: arrival?.at ?? null,
      late: arrival?.late ?? false,
      method: arrival?.method ?? null,
    }
  })
}

function stateOf(
  person: OnList,
  arrived: boolean,
  onLeave: boolean,
  closed: boolean,
): AttendanceState {
  if (arrived) return 'present'
  if (person.standing !== 'due') return 'unmarked'
  if (onLeave) return 'leave'
  return closed ? 'absent' : 'unmarked'
}

/**
 * The numbers of a register. Invariant: due = present + leave + absent + unmarked; everybody else stands outside. Of
 * the branch's own the listed are counted, of guests those who came.
 */
export function countsOf(register: readonly Registered[]): Counts {
  const due = register.filter((row) => row.standing === 'due')
  const inState = (state: AttendanceState) => due.filter((row) => row.state === state).length
  const listed = (standing: string) => register.filter((row) => row.standing === standing)
  const cameAs = (standing: string) =>
    listed(standing).filter((row) => row.state === 'present').length
  return {
    due: due.length,
    present: inState('present'),
    leave: inState('leave'),
    absent: inState('absent'),
    unmarked: inState('unmarked'),
    late: due.filter((row) => row.state === 'present' && row.late).length,
    exempt: listed('exempt').length,
    mobile: listed('mobile').length,
    inTransfer: listed('in_transfer').length,
    seconded: listed('seconded').length,
    excluded: listed('excluded').length,
    invitees: cameAs('invitee'),
    visitors: cameAs('visiting_leader'),
  }
}

/** 列席: everybody who came without being of the branch, guests and guides alike (domain §4.7). */
export const guestsIn = ({ invitees, visitors }: Counts): number => invitees + visitors

/**
 * How one person stands towards an activity.
 * @param sent a code of the person that waits for the recorder's word
 */
export function myPart(
  register: readonly Omit<Registered, 'group'>[],
  memberId: MemberId,
  sent = false,
): MyPart {
  const row = register.find((person) => person.memberId === memberId)
  if (!row) return { standing: null, state: 'unmarked' }
  const { standing, state } = row
  const came = state === 'present' ? { late: row.late } : {}
  const waits = sent && (state === 'unmarked' || state === 'leave') ? { waiting: true } : {}
  return { standing, state, ...(row.at === null ? {} : { at: row.at }), ...came, ...waits }
}
