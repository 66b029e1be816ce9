import * as z from 'zod'
import {
  CONTACT_ANSWERS,
  CONTACT_CHANNELS,
  Day,
  Instant,
  MemberId,
  Month,
  OrgId,
} from '../contract'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'
import { sayOnce } from './say-once'

/**
 * Contact log of members who live elsewhere (C2.3h). Id: `con_<member>_<key>`: one tap, one entry; for what the member
 * says `ans_<member>_<month>_<answer>`: once a month each.
 */
export const contacts: Collection = {
  name: 'contacts',
  indexes: [
    { name: 'on', keys: [['on', 1]] },
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
  /** The member's own word; null for what somebody else wrote down. */
  answer: z.enum(CONTACT_ANSWERS).nullable().default(null),
  by: MemberId,
  at: Instant,
})
export type ContactDoc = z.infer<typeof ContactDoc>

/** Contacts of some people within some months, all of them. Index: member_on. */
export async function contactsWith(
  db: Documents,
  memberIds: readonly string[],
  span: { from: string; to: string },
): Promise<ContactDoc[]> {
  if (memberIds.length === 0) return []
  const on = { gte: `${span.from}-01`, lte: `${span.to}-31` }
  const found = await everything(db, contacts, { memberId: { in: memberIds }, on })
  return found.map((doc) => ContactDoc.parse(doc))
}

/** The member's own word; said again it stands with the newest time. */
export const keepAnswer = (db: Documents, contact: ContactDoc): Promise<void> =>
  db.put(contacts.name, contact)

/** One tap, one entry; a repeated one meets the first. @returns whether the first says the same */
export const logOnce = (db: Documents, contact: ContactDoc): Promise<boolean> =>
  sayOnce(db, contacts.name, contact, ['on', 'channel', 'reached', 'note'])
