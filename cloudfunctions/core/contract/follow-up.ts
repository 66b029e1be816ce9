import * as z from 'zod'
import { ActivityId, Day, Instant, Line, MemberId, Month, OrgId } from './primitives'
import { OrgName, Person, ReasonText } from './shared'
import { BRIEFING_STATES, COVERAGE_STATES } from './vocabulary'

/** What somebody missed is told afterwards by a named person (补课): assigned, done, closed (domain §2.4). */
export const briefingAssign = {
  input: z.strictObject({
    activityId: ActivityId,
    memberIds: z.array(MemberId).min(1).max(60),
    brieferId: MemberId,
  }),
  output: z.object({ assigned: z.array(MemberId) }),
}

export const briefingDone = {
  input: z.strictObject({
    activityId: ActivityId,
    memberId: MemberId,
    on: Day,
    note: Line(100, 0).default(''),
  }),
  output: z.object({ memberId: MemberId, state: z.enum(BRIEFING_STATES) }),
}

export const briefingClose = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId }),
  output: z.object({ memberId: MemberId, state: z.enum(BRIEFING_STATES) }),
}

/** A briefing as the branch's leaders, the briefer and the person see it. */
export const Briefing = z.object({
  activityId: ActivityId,
  memberId: MemberId,
  name: z.string(),
  brieferId: MemberId,
  briefer: z.string(),
  state: z.enum(BRIEFING_STATES),
  on: Day.nullable(),
  note: z.string(),
})
export type Briefing = z.infer<typeof Briefing>

/** A person says that the own state on the register is wrong (C3.5b). */
export const objectionRaise = {
  input: z.strictObject({ activityId: ActivityId, text: ReasonText }),
  output: z.object({ at: Instant }),
}

/** The leaders answer in words; what is wrong is put right by a tick, leave or a late entry. */
export const objectionAnswer = {
  input: z.strictObject({ activityId: ActivityId, memberId: MemberId, answer: ReasonText }),
  output: z.object({ at: Instant }),
}

export const Objection = z.object({
  activityId: ActivityId,
  memberId: MemberId,
  name: z.string(),
  text: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type Objection = z.infer<typeof Objection>

/** Whether everybody of the branch was met this month, in one state each; for the leaders alone (C2.0a). */
export const coverageShow = {
  input: z.strictObject({ branchId: OrgId.optional(), month: Month.optional() }),
  output: z.object({
    now: Instant,
    month: Month,
    branch: OrgName,
    branches: z.array(OrgName),
    rows: z.array(
      z.object({
        memberId: MemberId,
        name: z.string(),
        group: z.string().nullable(),
        state: z.enum(COVERAGE_STATES),
        /** The theme day a briefing can be given for. */
        activityId: ActivityId.nullable(),
        briefing: Briefing.nullable(),
      }),
    ),
    /** Who could be asked to brief, and about which days: members of the branch who were due and there. */
    briefers: z.array(Person.extend({ activityIds: z.array(ActivityId) })),
    /** Three absences in a row without a reason: a reason to talk, seen by the secretary alone (domain §2.4). */
    talk: z.array(Person),
  }),
}
