import * as z from 'zod'
import { Day, Instant, MemberId, MOBILITIES, OrgId, STAGES } from '../contract'
import type { Collection } from './collection'

/** People of the roster: members and people on the way to membership. No identity-card numbers, ever (domain §2.6). */
export const members: Collection = {
  name: 'members',
  indexes: [
    { name: 'branch', keys: [['branchId', 1]] },
    { name: 'phone', keys: [['phone', 1]] },
    { name: 'liaison', keys: [['liaisonId', 1]] },
  ],
}

export const Member = z.object({
  _id: MemberId,
  /** 学号 or 工号: identifies a person across imports. */
  schoolNo: z.string(),
  name: z.string(),
  /** Digits only; empty when the person has no phone. */
  phone: z.string(),
  stage: z.enum(STAGES),
  branchId: OrgId,
  /** Name of the group inside the branch, if there are groups. */
  group: z.string().nullable(),
  /** Place on the branch's roster, from 1; names are always shown in this order. */
  order: z.int(),
  joinedOn: Day.nullable(),
  fullOn: Day.nullable(),
  mobility: z.enum(MOBILITIES),
  /** Why the person is not due although a member (e.g. exempt on own application); null when due. */
  exemptReason: z.string().nullable(),
  liaisonId: MemberId.nullable(),
  /** Branch relations from/to; the last open one equals `branchId`. */
  relations: z.array(z.object({ branchId: OrgId, from: Day, to: Day.nullable() })),
  /** The WeChat this person is bound to; null when unbound. */
  openid: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Member = z.infer<typeof Member>
