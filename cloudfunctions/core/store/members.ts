import * as z from 'zod'
import {
  CORRECTED,
  Day,
  EXCLUSION_REASONS,
  Instant,
  MemberId,
  MOBILITIES,
  OrgId,
  STAGES,
  Whereabouts,
} from '../contract'
import { withCorrections } from '../domain/person-card'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'
import { RelationShape } from './relation-shape'

/** People of the roster: members and people on the way to membership. No identity-card numbers, ever (domain §2.6). */
export const members: Collection = {
  name: 'members',
  indexes: [
    { name: 'branch', keys: [['branchId', 1]] },
    { name: 'ever', keys: [['branchIds', 1]] },
    { name: 'left', keys: [['relations.to', 1]] },
    { name: 'phone', keys: [['phone', 1]] },
    { name: 'liaison', keys: [['liaisonId', 1]] },
    { name: 'invite', keys: [['invite.digest', 1]] },
    {
      name: 'mobility',
      keys: [
        ['mobility', 1],
        ['_id', 1],
      ],
    },
  ],
}

const Span = { from: Day, to: Day.nullable() }

/**
 * A person. What can change is kept as dated entries, oldest first, so that every past list can be computed again
 * (T6); `stage`, `mobility` and `branchId` repeat the latest entry for questions by index. Changes take effect on the
 * day they are written or before, never later.
 */
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
  /** Said by the person alone; left out means no (C3.5c). */
  wantsAnniversary: z.boolean().optional(),
  mobility: z.enum(MOBILITIES),
  liaisonId: MemberId.nullable(),
  stages: z.array(z.object({ stage: z.enum(STAGES), from: Day })),
  mobilities: z.array(Whereabouts),
  /** Not due although a member, e.g. on own application because of age (domain §2.4). */
  exemptions: z.array(z.object({ reason: z.string(), approvedBy: z.string(), ...Span })),
  /** No vote for a time, and for some reasons not due (domain §2.2). */
  exclusions: z.array(
    z.object({ reason: z.enum(EXCLUSION_REASONS), approvedBy: z.string(), ...Span }),
  ),
  relations: z.array(RelationShape),
  /** Every branch of `relations` once; for the index. */
  branchIds: z.array(OrgId),
  /** The WeChat this person is bound to; null when unbound. */
  openid: z.string().nullable(),
  /** A code that ties a WeChat to this person once; gone as soon as one is tied. */
  invite: z.object({ digest: z.string(), until: Instant }).nullable().optional(),
  /** What others put right, oldest first, without what it said before; and when the WeChat changed (C3.5b). */
  corrections: z.array(z.object({ what: z.enum(CORRECTED), at: Instant, by: MemberId })).optional(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Member = z.infer<typeof Member>

/** A branch on the roster is bounded far above any real one (the largest read of: 56). */
export const BRANCH_AT_MOST = 500
/** More people than that are never looked after by one. */
const LIAISON_AT_MOST = 60

export async function memberOf(db: PointDocuments, memberId: string): Promise<Member | null> {
  const doc = await db.get(members.name, memberId)
  return doc ? Member.parse(doc) : null
}

export async function membersByIds(db: Documents, ids: readonly string[]): Promise<Member[]> {
  const found = ids.length > 0 ? await db.getMany(members.name, [...new Set(ids)]) : []
  return found.map((doc) => Member.parse(doc))
}

/** Whether the roster has anybody yet. */
export const isAnybodyThere = async (db: Documents): Promise<boolean> =>
  (await db.find(members.name, { where: {}, limit: 1 })).length > 0

/** In the order of the roster. */
export const inOrder = (a: Member, b: Member) => a.order - b.order || (a._id < b._id ? -1 : 1)

/** Everybody of a branch's roster who has not left the school, in roster order. Index: branch. */
export async function membersOfBranch(db: Documents, branchId: string): Promise<Member[]> {
  const found = await db.find(members.name, { where: { branchId }, limit: BRANCH_AT_MOST })
  const belongs = ({ relations }: Member) => relations.some((one) => !one.temporary && !one.to)
  return found
    .map((doc) => Member.parse(doc))
    .filter(belongs)
    .sort(inOrder)
}

/** Everybody who ever belonged to a branch, also for a time, in roster order. Index: ever. */
export const everInBranch = (db: Documents, branchId: string): Promise<Member[]> =>
  everInBranches(db, [branchId])

/** Answered at once at most; more are asked for again. */
const PAGE = 1000

/** As {@link everInBranch}, for several branches together (a unit's theme day). Index: ever. */
export async function everInBranches(
  db: Documents,
  branchIds: readonly string[],
): Promise<Member[]> {
  const found: Member[] = []
  for (;;) {
    const page = await db.find(members.name, {
      where: { branchIds: { in: [...branchIds] }, _id: { gt: found.at(-1)?._id ?? '' } },
      order: [['_id', 'asc']],
      limit: PAGE,
    })
    found.push(...page.map((doc) => Member.parse(doc)))
    if (page.length < PAGE) return found.sort(inOrder)
  }
}

/** More owners than a number has in the years for which people are kept. */
const OWNERS_AT_MOST = 20

/** More people of one name are never in one unit. */
const NAMESAKES_AT_MOST = 50

/** People of some branches by their whole name. Index: branch. */
export async function membersNamed(
  db: Documents,
  branchIds: readonly string[],
  name: string,
): Promise<Member[]> {
  if (branchIds.length === 0) return []
  const found = await db.find(members.name, {
    where: { branchId: { in: [...branchIds] }, name },
    limit: NAMESAKES_AT_MOST,
  })
  return found.map((doc) => Member.parse(doc)).sort(inOrder)
}

/** People with this telephone, also those who had it before they left. Index: phone. */
export async function membersByPhone(db: Documents, phone: string): Promise<Member[]> {
  const found = await db.find(members.name, { where: { phone }, limit: OWNERS_AT_MOST })
  return found.map((doc) => Member.parse(doc))
}

/** People somebody looks after. Index: liaison. */
export async function lookedAfterBy(db: Documents, liaisonId: string): Promise<Member[]> {
  const found = await db.find(members.name, { where: { liaisonId }, limit: LIAISON_AT_MOST })
  return found.map((doc) => Member.parse(doc)).sort((a, b) => a.order - b.order)
}

/** As {@link lookedAfterBy}, for several liaisons who go at once. Index: liaison. */
export async function lookedAfterByAny(
  db: Documents,
  liaisonIds: readonly string[],
): Promise<Member[]> {
  if (liaisonIds.length === 0) return []
  const found = await db.find(members.name, {
    where: { liaisonId: { in: [...liaisonIds] } },
    limit: BRANCH_AT_MOST,
  })
  return found.map((doc) => Member.parse(doc))
}

/** People of some branches who wish the day of their admission to be thought of (C3.5c). Index: branch. */
export async function wishAnniversary(
  db: Documents,
  branchIds: readonly string[],
): Promise<Member[]> {
  if (branchIds.length === 0) return []
  const where = { branchId: { in: [...branchIds] }, wantsAnniversary: true }
  const found = await db.find(members.name, { where, limit: BRANCH_AT_MOST })
  return found.map((doc) => Member.parse(doc)).sort(inOrder)
}

/** Whom a code of invitation was made for. Index: invite. */
export async function memberInvited(db: Documents, digest: string): Promise<Member | null> {
  const [doc] = await db.find(members.name, { where: { 'invite.digest': digest }, limit: 1 })
  return doc ? Member.parse(doc) : null
}

/** Puts a new person on the roster. */
export const addMember = (tx: PointDocuments, member: Member): Promise<void> =>
  tx.put(members.name, member)

/**
 * Ties a person to a WeChat, or unties; no code of invitation outlives it. That a WeChat was untied, and every one after
 * the first, leaves a trace.
 * @param by who does it
 */
export function setOpenid(
  tx: PointDocuments,
  person: Pick<Member, '_id' | 'corrections'>,
  openid: string | null,
  { now, by }: { now: number; by: string },
): Promise<boolean> {
  const kept = person.corrections ?? []
  const again = openid === null || kept.some((one) => one.what === 'wechat')
  const corrections = again ? withCorrections(kept, ['wechat'], { at: now, by }) : kept
  return patchMember(tx, person._id, { openid, invite: null, corrections }, now)
}

/** Names who looks after a person (C2.3g). */
export const setLiaison = (
  db: Documents,
  memberId: string,
  liaisonId: string,
  now: number,
): Promise<boolean> => db.patch(members.name, memberId, { liaisonId, updatedAt: now })

/** Writes what changed about a person. */
export const patchMember = (
  tx: PointDocuments,
  memberId: string,
  fields: Partial<Omit<Member, '_id'>>,
  now: number,
): Promise<boolean> => tx.patch(members.name, memberId, { ...fields, updatedAt: now })
