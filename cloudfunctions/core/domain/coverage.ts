import type { CoverageState, MemberId, Standing } from '../contract'
import { isMember } from './due-list'
import type { Registered } from './register'

/** A held day of the month as one person stands towards it. */
export type Met = {
  activityId: string
  standing: Standing
  state: Registered['state']
  /** Told afterwards by a named person. */
  briefed: boolean
  /** Whether the register is past; before that nobody has missed the day. */
  closed: boolean
}

/**
 * How somebody of the branch was met in a month: exactly one state (C2.0a). Coming once is enough; what was missed is
 * made good by a briefing; who lives elsewhere is met by contact.
 * @param facts.met the held days of the month the person is on the list of, oldest first
 */
export function coverageOf(facts: {
  standing: Standing | null
  met: readonly Met[]
  /** Lives elsewhere and was reached this month. */
  reached: boolean
}): { state: CoverageState; activityId: string | null } {
  const { standing, met, reached } = facts
  const came = met.find((one) => one.state === 'present')
  if (came) return { state: 'attended', activityId: came.activityId }
  const last = met.filter((one) => one.closed).at(-1)
  if (met.some((one) => one.briefed))
    return { state: 'briefed', activityId: last?.activityId ?? null }
  if (standing === 'mobile')
    return { state: reached ? 'contacted' : 'not_contacted', activityId: null }
  if (!last)
    return {
      state: standing === 'due' || standing === 'exempt' ? 'open' : 'outside',
      activityId: null,
    }
  const { activityId } = last
  if (last.standing === 'exempt') return { state: 'exempt', activityId }
  if (last.standing !== 'due') return { state: 'outside', activityId: null }
  return { state: last.state === 'leave' ? 'on_leave' : 'absent', activityId }
}

/** So many absences in a row are a reason to talk, nothing more (domain §2.4). */
export const TALK_AFTER = 3

/**
 * Who was absent without a word three times running, on the days he was due. Never a finding: somebody talks to them.
 * @param registers of sealed days, newest first
 */
export function toTalkTo(
  registers: readonly (readonly Pick<Registered, 'memberId' | 'stage' | 'standing' | 'state'>[])[],
): MemberId[] {
  const people = new Map<MemberId, Registered['state'][]>()
  for (const register of registers) {
    for (const { memberId, stage, standing, state } of register) {
      if (!isMember(stage) || standing !== 'due') continue
      people.set(memberId, [...(people.get(memberId) ?? []), state])
    }
  }
  const running = (states: readonly string[]) =>
    states.length >= TALK_AFTER && states.slice(0, TALK_AFTER).every((state) => state === 'absent')
  return [...people].filter(([, states]) => running(states)).map(([memberId]) => memberId)
}
