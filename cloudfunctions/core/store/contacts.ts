import * as z from 'zod'
import { CONTACT_CHANNELS, Day, Instant, MemberId, Month, OrgId } from '../contract'
import type { Collection } from './collection'

/** Contact log of members who live elsewhere (C2.3h). Id: `con_<member>_<key>`: one tap, one entry. */
export const contacts: Collection = {
  name: 'contacts',
  indexes: [
    {
      name: 'branch_month',
      keys: [
        ['branchId', 1],
        ['month', 1],
      ],
    },
    {
      name: 'member_on',
      keys: [
        ['memberId', 1],
        ['on', -1],
      ],
    },
  ],
}

export const ContactDoc = z.object({
  _id: z.string(),
  branchId: OrgId,
  memberId: MemberId,
  month: Month,
  on: Day,
  channel: z.enum(CONTACT_CHANNELS),
  reached: z.boolean(),
  note: z.string(),
  by: MemberId,
  at: Instant,
})
export type ContactDoc = z.infer<typeof ContactDoc>
