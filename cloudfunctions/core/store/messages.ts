import * as z from 'zod'
import { ActivityId, Instant, MESSAGE_KINDS, MemberId, OrgId, TOLD_BY } from '../contract'
import type { Documents } from '../platform/ports'
import type { Collection } from './collection'
import { everything } from './everything'

/**
 * The outbox: who is owed which message. The fact that causes it says in the same
 * step that people are still to be told (`untold`), so that a run that breaks off is completed; sending is separate. Id: `msg_<kind>_<subject>_<member>`: owed once, sent once.
 */
export const messages: Collection = {
  name: 'messages',
  indexes: [
    {
      name: 'state_due',
      keys: [
        ['state', 1],
        ['dueAt', 1],
      ],
    },
    { name: 'due', keys: [['dueAt', 1]] },
    { name: 'activity', keys: [['activityId', 1]] },
    {
      name: 'member_settled',
      keys: [
        ['memberId', 1],
        ['settledAt', -1],
      ],
    },
  ],
}

/**
 * owed → sending → sent, or → unreachable (no send in hand, no WeChat, refused by the platform), or → told
 * (somebody told the person by phone or in person, which is equal).
 */
export const MESSAGE_STATES = ['owed', 'sending', 'sent', 'unreachable', 'told'] as const
type State = (typeof MESSAGE_STATES)[number]

const UNDELIVERED: State[] = ['owed', 'sending', 'unreachable']

export const Message = z.object({
  _id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  memberId: MemberId,
  branchId: OrgId,
  activityId: ActivityId.nullable(),
  /** Facts of the text by name (theme, time, place, …); the template maps names to keyword keys. */
  facts: z.record(z.string(), z.string()),
  page: z.string(),
  state: z.enum(MESSAGE_STATES),
  /** Not before this instant. */
  dueAt: Instant,
  /** From this instant on it tells nobody anything; null when it never ages. */
  until: Instant.nullable().default(null),
  settledAt: Instant.nullable(),
  /** Goes only from a hand in which another send stays: what is a duty is not left without one for it. */
  courtesy: z.boolean().optional(),
  /** How, when somebody told the person (C2.2c). */
  toldBy: z.enum(TOLD_BY).nullable(),
  /** WeChat's errcode or our own word when unreachable. */
  why: z.string().nullable(),
  /** The run that sends it. */
  run: z.string().nullable().default(null),
  /** By which report of the platform it failed after it had gone out; reports come more than once. */
  failure: z.string().optional(),
})
export type Message = z.infer<typeof Message>

const ACTIVITY_AT_MOST = 1000

export async function messageOf(db: Documents, id: string): Promise<Message | null> {
  const doc = await db.get(messages.name, id)
  return doc ? Message.parse(doc) : null
}

/** Owed once: a repeated one changes nothing. */
export async function oweOnce(db: Documents, message: Message): Promise<boolean> {
  return (await db.insertOnce(messages.name, message)).created
}

/** Messages of one activity. Index: activity. */
export async function messagesOf(db: Documents, activityId: string): Promise<Message[]> {
  const found = await db.find(messages.name, { where: { activityId }, limit: ACTIVITY_AT_MOST })
  return found.map((doc) => Message.parse(doc))
}

/** What one person was sent or should have been, newest first. Index: member_settled. */
export async function messagesTo(db: Documents, memberId: string): Promise<Message[]> {
  const found = await everything(db, messages, { memberId })
  return found
    .map((doc) => Message.parse(doc))
    .sort((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0))
}

/** The last messages of a kind to a person that were settled before a moment, newest first. Index: member_settled. */
export async function lastSettled(
  db: Documents,
  to: { memberId: string; kind: Message['kind'] },
  before: number,
): Promise<Message[]> {
  const found = await db.find(messages.name, {
    where: { memberId: to.memberId, settledAt: { lte: before } },
    order: [['settledAt', 'desc']],
    limit: 20,
  })
  return found.map((doc) => Message.parse(doc)).filter((one) => one.kind === to.kind)
}

/** Messages of some activities that have not reached their person, or not yet. Index: activity. */
export async function undeliveredOf(
  db: Documents,
  activityIds: readonly string[],
): Promise<Message[]> {
  if (activityIds.length === 0) return []
  const found = await db.find(messages.name, {
    where: { activityId: { in: activityIds }, state: { in: UNDELIVERED } },
    limit: ACTIVITY_AT_MOST,
  })
  return found.map((doc) => Message.parse(doc))
}

/** Messages in one change, and in one question. */
export const BATCH = 100

/** What may go out now, longest waiting first, at most a hundred. Index: state_due. */
export async function sendableNow(
  db: Documents,
  now: number,
  kinds: readonly string[],
): Promise<Message[]> {
  const found = await db.find(messages.name, {
    where: { state: 'owed', dueAt: { lte: now }, kind: { in: kinds } },
    order: [['dueAt', 'asc']],
    limit: BATCH,
  })
  return found.map((doc) => Message.parse(doc))
}

/** Moves a message on while it is still in the state it was read in. False when somebody else was faster. */
export const moveOn = (
  db: Documents,
  id: string,
  from: State,
  to: {
    state: State
    settledAt: number
    why: string | null
    toldBy?: Message['toldBy']
    failure?: string
  },
): Promise<boolean> => db.patchIf(messages.name, id, { state: from }, to)

type Settling = { state: State; settledAt: number | null; why: string | null }

/** As {@link moveOn}, for up to a hundred at once. @returns how many were still in that state */
export const moveAllOn = (
  db: Documents,
  ids: readonly string[],
  from: State,
  to: Settling,
): Promise<number> =>
  ids.length === 0
    ? Promise.resolve(0)
    : db.patchAll(messages.name, { _id: { in: [...ids] }, state: from }, { set: to })

/**
 * Takes owed messages over for a run: whoever moved one to sending sends it, nobody else.
 * @returns the ids that are this run's
 */
export async function claim(
  db: Documents,
  ids: readonly string[],
  { run, at }: { run: string; at: number },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const _id = { in: [...ids] }
  const set = { state: 'sending', settledAt: at, why: null, run }
  const claimed = await db.patchAll(messages.name, { _id, state: 'owed' }, { set })
  if (claimed === ids.length) return new Set(ids)
  const where = { _id, state: 'sending', run }
  const found = await db.find(messages.name, { where, limit: ids.length, select: ['run'] })
  return new Set(found.map((doc) => doc._id))
}

/** What has to wait after all. @returns how many do */
export const postpone = (db: Documents, ids: readonly string[], dueAt: number): Promise<number> =>
  db.patchAll(messages.name, { _id: { in: [...ids] }, state: 'owed' }, { set: { dueAt } })

/** Gives up what was begun before a moment and never settled. Index: state_due. @returns how many */
export const giveUpBegun = (db: Documents, before: number, why: string): Promise<number> =>
  db.patchAll(
    messages.name,
    { state: 'sending', settledAt: { lt: before } },
    // the moment of sending stays, so that a later word of the platform finds it
    { set: { state: 'unreachable', why } },
  )

/** Gives up what tells nobody anything any more. Index: state_due. @returns how many */
export const giveUpOutdated = (db: Documents, why: string, now: number): Promise<number> =>
  db.patchAll(
    messages.name,
    { state: 'owed', until: { lte: now } },
    { set: { state: 'unreachable', settledAt: now, why } },
  )

/** Gives up what a template that is refused has kept waiting. Index: state_due. @returns how many */
export const giveUpKind = (
  db: Documents,
  of: { kind: string; dueBefore: number },
  { why, now }: { why: string; now: number },
): Promise<number> =>
  db.patchAll(
    messages.name,
    { state: 'owed', dueAt: { lte: of.dueBefore }, kind: of.kind },
    { set: { state: 'unreachable', settledAt: now, why } },
  )
