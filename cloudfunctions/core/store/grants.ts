import * as z from 'zod'
import { Instant, MESSAGE_KINDS, MemberId, type MessageKind } from '../contract'
import { grantIdOf } from '../domain/identity'
import { leftOf, NO_SENDS, type Sends, spendAll } from '../domain/send-ledger'
import { Busy } from '../platform/documents'
import type { Documents, PointDocuments } from '../platform/ports'
import type { Collection } from './collection'

/** Sends in hand: each acceptance is one message of that kind. Id: `gr_<member>_<kind>`. Not a statistic (F3). */
export const grants: Collection = { name: 'grants', indexes: [] }

export const Grant = z.object({
  _id: z.string(),
  memberId: MemberId,
  kind: z.enum(MESSAGE_KINDS),
  tapped: z.int().min(0),
  /** When the last of them were; nothing on what is older than this field, as beside `heard`. */
  tappedAt: z.array(Instant).default([]),
  /** The last taps counted, so that a repeated call is not counted again. */
  keys: z.array(z.string()),
  heard: z.int().min(0),
  heardAt: z.array(Instant).default([]),
  /** The last events of the platform counted. */
  events: z.array(z.string()),
  spent: z.int().min(0),
  /** For when the last switching off was; 0 while there was none. */
  offAt: z.int().min(0).default(0),
  /** Counted from the above, kept so that one can be taken out of many hands at once. */
  left: z.int().min(0),
  /** The run that took last. */
  run: z.string().nullable().default(null),
  updatedAt: Instant,
})
export type Grant = z.infer<typeof Grant>

export async function grantOf(
  db: PointDocuments,
  memberId: string,
  kind: string,
): Promise<Grant | null> {
  const doc = await db.get(grants.name, grantIdOf(memberId, kind))
  return doc ? Grant.parse(doc) : null
}

export async function grantsByIds(db: Documents, ids: readonly string[]): Promise<Grant[]> {
  const found = ids.length > 0 ? await db.getMany(grants.name, [...new Set(ids)]) : []
  return found.map((doc) => Grant.parse(doc))
}

const TRIES = 20

/**
 * Changes the sends in hand, as long as nobody else did meanwhile; else they are read again. Without a transaction, since
 * the sends of many people change side by side.
 * @param change null when there is nothing to change
 * @returns whether something was changed
 * @throws Busy when they changed all the time
 */
export async function changeSends(
  db: Documents,
  whose: { memberId: string; kind: MessageKind; now: number },
  change: (sends: Sends) => Sends | null,
): Promise<boolean> {
  const { memberId, kind, now } = whose
  const _id = grantIdOf(memberId, kind)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const grant = await grantOf(db, memberId, kind)
    const next = change(grant ?? NO_SENDS)
    if (!next) return false
    const fields = fieldsOf(next)
    // two changes within one millisecond must still differ
    const updatedAt = Math.max(now, (grant?.updatedAt ?? 0) + 1)
    const done = grant
      ? await db.patchIf(grants.name, _id, expected(grant), { ...fields, updatedAt })
      : (await db.insertOnce(grants.name, { _id, memberId, kind, ...fields, updatedAt })).created
    if (done) return true
  }
  throw new Busy('the sends in hand changed all the time')
}

const fieldsOf = ({ tapped, heard, spent, offAt, ...lists }: Sends) => ({
  tapped,
  heard,
  spent,
  offAt,
  left: leftOf({ tapped, heard, spent }),
  run: null,
  tappedAt: [...lists.tappedAt],
  heardAt: [...lists.heardAt],
  keys: [...lists.keys],
  events: [...lists.events],
})

/**
 * Nothing is left in any hand of a person, because the WeChat that accepted is theirs no longer. In the step that unties
 * it, so that nothing is ever sent to a new one on the word of the old.
 */
export async function spendAllOf(tx: PointDocuments, memberId: string, now: number): Promise<void> {
  for (const kind of MESSAGE_KINDS) {
    const grant = await grantOf(tx, memberId, kind)
    if (!grant) continue
    const updatedAt = Math.max(now, grant.updatedAt + 1)
    await tx.patch(grants.name, grant._id, { ...fieldsOf(spendAll(grant)), updatedAt })
  }
}

/** Whoever took a send meanwhile changed the count, whoever noted an acceptance the time. */
const expected = ({ updatedAt, spent }: Grant) => ({ updatedAt, spent })

/**
 * Takes one send out of each of up to a hundred hands, in one change; what was taken is gone, whatever happens next.
 * @param of run and moment, which together tell this taking from any other
 * @returns the ids out of which one was taken
 */
export async function takeSends(
  db: Documents,
  ids: readonly string[],
  of: { run: string; at: number },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const _id = { in: [...ids] }
  const change = { set: { run: takingOf(of) }, inc: { left: -1, spent: 1 } }
  const taken = await db.patchAll(grants.name, { _id, left: { gte: 1 } }, change)
  if (taken === ids.length) return new Set(ids)
  const where = { _id, run: takingOf(of) }
  const found = await db.find(grants.name, { where, limit: ids.length, select: ['run'] })
  return new Set(found.map((doc) => doc._id))
}

const takingOf = ({ run, at }: { run: string; at: number }) => `${run}_${at}`

/**
 * Puts back what was taken for messages that WeChat refused without using anything up. A hand that changed since keeps
 * what it has: rather one send too few.
 */
export async function putBackSends(
  db: Documents,
  ids: readonly string[],
  of: { run: string; at: number },
): Promise<void> {
  if (ids.length === 0) return
  const where = { _id: { in: [...ids] }, run: takingOf(of) }
  await db.patchAll(grants.name, where, { set: { run: null }, inc: { left: 1, spent: -1 } })
}
