import * as z from 'zod'
import {
  ActivityId,
  Day,
  Instant,
  Line,
  MemberId,
  Month,
  OrgId,
  RequestKey,
  ResolutionId,
} from './primitives'
import { OrgName, Person } from './shared'
import { CONTACT_ANSWERS, CONTACT_CHANNELS, CONTACT_STATES, MOBILITIES } from './vocabulary'

/** A theme day as it is told to somebody who was not there; the outcome only once it is sealed. */
const DayTold = z.object({
  activityId: ActivityId,
  theme: z.string(),
  startsAt: Instant,
  place: z.string(),
  outcome: z.string().nullable(),
})
export type DayTold = z.infer<typeof DayTold>

/** A published decision as it is told to somebody who was not there; the rest stands on its own page. */
const DecisionTold = z.object({
  resolutionId: ResolutionId,
  topic: z.string(),
  result: z.string(),
  /** The day it was published. */
  on: Day,
})
export type DecisionTold = z.infer<typeof DecisionTold>

/** What the member said this month, newest. */
const Answered = z.object({ answer: z.enum(CONTACT_ANSWERS), on: Day })

const ContactRow = z.object({
  member: Person,
  mobility: z.enum(MOBILITIES),
  /** Only for the liaison and the secretary, who have to call. */
  phone: z.string(),
  liaison: z.object({ memberId: MemberId, name: z.string() }).nullable(),
  mine: z.boolean(),
  state: z.enum(CONTACT_STATES),
  /** Whole months in a row without success, from two on; for leaders only (C2.3i). */
  unreached: z.int(),
  /** Attempts of this month without success. */
  attempts: z.int(),
  answer: Answered.nullable(),
  /** The member asked for a contact, and nobody got through since. */
  asks: z.boolean(),
  last: z
    .object({
      on: Day,
      channel: z.enum(CONTACT_CHANNELS),
      reached: z.boolean(),
      note: z.string(),
    })
    .nullable(),
})
export type ContactRow = z.infer<typeof ContactRow>

/** Members who live elsewhere and who looks after whom, this month (C2.3g, C2.3h). */
export const contactBoard = {
  /** Of a branch, or of the one a person belongs to; else of the first branch led, or the own. */
  input: z.strictObject({ branchId: OrgId.optional(), memberId: MemberId.optional() }),
  output: z.object({
    now: Instant,
    branch: OrgName,
    month: Month,
    rows: z.array(ContactRow),
    /** Who can be named liaison; for leaders only. */
    members: z.array(Person),
    may: z.object({ assign: z.boolean() }),
    /** Worth passing on, newest first: the days of this month and what was published of the month before. */
    passOn: z.array(DayTold),
    /** What was published this month or last for those who may read it, newest first. */
    decisions: z.array(DecisionTold),
  }),
}

/** Write down one contact or attempt. */
export const contactLog = {
  input: z.strictObject({
    key: RequestKey,
    memberId: MemberId,
    on: Day,
    channel: z.enum(CONTACT_CHANNELS),
    reached: z.boolean(),
    note: Line(120),
  }),
  output: z.object({ month: Month, state: z.enum(CONTACT_STATES) }),
}

/** What the own branch did this month, for the member who lives elsewhere (C2.3g, C2.3h). */
export const contactShow = {
  input: z.strictObject({}),
  output: z.object({
    now: Instant,
    branch: OrgName,
    month: Month,
    /** Days of this month that have begun, oldest first. */
    days: z.array(DayTold),
    /** What was published this month or last, newest first. */
    decisions: z.array(DecisionTold),
    next: z
      .object({
        activityId: ActivityId,
        theme: z.string(),
        startsAt: Instant,
        endsAt: Instant,
        place: z.string(),
      })
      .nullable(),
    /** With the telephone, to be called. */
    liaison: z.object({ name: z.string(), phone: z.string() }).nullable(),
    state: z.enum(CONTACT_STATES),
    answer: Answered.nullable(),
  }),
}

/** Says to the liaison, in one tap, that all is well or that a call is wished for; once a month each. */
export const contactAnswer = {
  input: z.strictObject({ answer: z.enum(CONTACT_ANSWERS) }),
  output: z.object({ state: z.enum(CONTACT_STATES), answer: Answered }),
}

/** Name the person who keeps in touch; never the member himself (C2.3g). */
export const contactAssign = {
  input: z.strictObject({ memberId: MemberId, liaisonId: MemberId }),
  output: z.object({ memberId: MemberId, liaisonId: MemberId }),
}
