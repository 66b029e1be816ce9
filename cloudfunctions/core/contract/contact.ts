import * as z from 'zod'
import { Day, Instant, Line, MemberId, Month, OrgId, RequestKey } from './primitives'
import { OrgName, Person } from './shared'
import { CONTACT_CHANNELS, CONTACT_STATES, MOBILITIES } from './vocabulary'

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
  input: z.strictObject({ branchId: OrgId.optional() }),
  output: z.object({
    now: Instant,
    branch: OrgName,
    month: Month,
    rows: z.array(ContactRow),
    /** Who can be named liaison; for leaders only. */
    members: z.array(Person),
    may: z.object({ assign: z.boolean() }),
    /** Lines worth passing on: this month's theme. */
    passOn: z.array(z.string()),
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

/** Name the person who keeps in touch; never the member himself (C2.3g). */
export const contactAssign = {
  input: z.strictObject({ memberId: MemberId, liaisonId: MemberId }),
  output: z.object({ memberId: MemberId, liaisonId: MemberId }),
}
