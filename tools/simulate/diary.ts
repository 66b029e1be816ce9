import type { ActivityId, Day, MemberId } from '../../cloudfunctions/core/contract'
import type { SimulatedBranch } from './school'

/** A theme day as its secretary remembers it; evenings, so that whatever it says holds from the next morning on. */
export type Held = {
  of: SimulatedBranch
  activityId: ActivityId
  startsAt: number
  day: Day
  postedOn: Day
  changedOn: Day | null
  cancelledOn: Day | null
}

/** What happened in a simulated year, written down beside the app: what is owed is worked out from this alone. */
export class Diary {
  /** Mornings on which the timer came. */
  readonly mornings: Day[] = []
  readonly held: Held[] = []
  /** Evenings on which somebody who lives elsewhere was reached. */
  readonly reached: { memberId: MemberId; on: Day }[] = []
  /** Messages of which somebody was shown that they did not arrive, by id or by day and person. */
  readonly shown = new Set<string>()
  /** What WeChat took and lost on the way, by what it said to whom. */
  readonly lost = new Map<string, number>()
}

/** Under which name somebody is shown that a person was not told of a day. */
export const untold = (activityId: ActivityId, memberId: MemberId) => `${activityId} ${memberId}`
