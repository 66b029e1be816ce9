import { MESSAGE_KINDS, type MessageKind } from '../../cloudfunctions/core/contract'
import { unreachedReason, WHY } from '../../cloudfunctions/core/domain/delivery'
import { messageData } from '../../cloudfunctions/core/domain/message-text'
import { isTelling } from '../../cloudfunctions/core/domain/telling'
import type { Doc, Documents } from '../../cloudfunctions/core/platform/ports'
import { concerned } from '../../cloudfunctions/core/steps/owe'
import { Activity, activities } from '../../cloudfunctions/core/store/activities'
import { Message, messages } from '../../cloudfunctions/core/store/messages'
import type { Settings } from '../../cloudfunctions/core/store/settings'
import type { Gateway } from '../../emulator/cloud/gateway'
import { contentKey } from './content-key'
import { type Diary, untold } from './diary'
import { type OffMonths, shouldBeOwed } from './owed'
import type { SimulatedBranch } from './school'

/** The eve is a notice, but a courtesy: nobody is called for it. */
export type Row = MessageKind | 'eve'
const ROWS: readonly Row[] = [...MESSAGE_KINDS, 'eve']

/** What became of everything that was owed of a kind. */
export type Line = Record<Fate, number> & {
  kind: Row
  owed: number
  /** By the diary it should have been owed and was not, or the other way round; must be none. */
  missing: number
  extra: number
  /** Delivered more often than once; must be none. */
  twice: number
  /** Noted as sent and never delivered; must be none. */
  untrue: number
  /** Delivered beyond what a person accepted; must be none. */
  beyond: number
  /** Lost on the way and not noted so, or noted so and not lost; must be none. */
  misled: number
}
/**
 * Sent; shown to somebody who was then able to call or to do it; replaced by a later word of the same day; a courtesy that
 * was left; not to go out before a later day; none of these, which must not be.
 */
export type Fate = 'sent' | 'listed' | 'replaced' | 'left' | 'waiting' | 'open'
const FATES: readonly Fate[] = ['sent', 'listed', 'replaced', 'left', 'waiting', 'open']
export const WRONG = ['open', 'missing', 'extra', 'twice', 'untrue', 'beyond', 'misled'] as const

export type Account = { lines: Line[]; reasons: Record<string, number> }

/** Everything in a collection, by id, a page after the other. */
async function everything<T>(
  documents: Documents,
  collection: string,
  read: (doc: Doc) => T,
): Promise<T[]> {
  const found: T[] = []
  let after = ''
  for (;;) {
    const page = await documents.find(collection, {
      where: { _id: { gt: after } },
      order: [['_id', 'asc']],
      limit: 1000,
    })
    found.push(...page.map(read))
    after = page.at(-1)?._id ?? after
    if (page.length < 1000) return found
  }
}

type Facts = {
  gateway: Gateway
  documents: Documents
  settings: Settings
  openidOf: ReadonlyMap<string, string>
  /** Acceptances by openid and template. */
  accepted: ReadonlyMap<string, number>
  diary: Diary
  branches: readonly SimulatedBranch[]
  off: OffMonths
}

const rowOf = ({ _id, kind }: Message): Row => (_id.startsWith('msg_notice_eve_') ? 'eve' : kind)

/** Compares what should be owed, what the store says became of it, what WeChat delivered and what people were shown. */
export async function accountOf(facts: Facts): Promise<Account> {
  const { gateway, documents, diary, branches, off } = facts
  const owed = await everything(documents, messages.name, (doc) => Message.parse(doc))
  const days = new Map(
    (await everything(documents, activities.name, (doc) => Activity.parse(doc))).map((one) => [
      one._id,
      one,
    ]),
  )
  const should = shouldBeOwed(diary, branches, {
    concerned: ({ activityId }) => concerned(days.get(activityId) ?? { roster: [] }),
    off,
  })
  const ids = new Set(owed.map((one) => one._id))
  const missing = [...should].filter((id) => !ids.has(id))
  const wire = wireOf(facts, owed)
  const fateOf = fates(diary, days, gateway.clock.now())
  const lines = ROWS.map((kind): Line => {
    const own = owed.filter((one) => rowOf(one) === kind)
    const fate = countBy(own, fateOf)
    const counts = Object.fromEntries(FATES.map((one) => [one, fate.get(one) ?? 0]))
    return {
      kind,
      owed: own.length,
      ...(counts as Record<Fate, number>),
      missing: missing.filter((id) => rowOfId(id) === kind).length,
      extra: own.filter((one) => !should.has(one._id)).length,
      // an eve is a notice to WeChat, and counted with them
      ...(kind === 'eve' ? { twice: 0, untrue: 0, beyond: 0, misled: 0 } : wire(kind)),
    }
  })
  const reasons = countBy(
    owed.filter((one) => fateOf(one) === 'listed'),
    (one) => unreachedReason(one.why),
  )
  return { lines, reasons: Object.fromEntries(reasons) }
}

const rowOfId = (id: string): Row =>
  id.startsWith('msg_notice_eve_') ? 'eve' : (id.split('_')[1] as MessageKind)

const fates =
  (diary: Diary, days: ReadonlyMap<string, Activity>, now: number) =>
  (message: Message): Fate => {
    const { _id, state, why, activityId, memberId, dueAt } = message
    if (state === 'sent') return 'sent'
    if (state === 'owed') return dueAt > now ? 'waiting' : 'open'
    if (state !== 'unreachable' || why === null) return 'open'
    if (rowOf(message) === 'eve') return 'left'
    const day = days.get(activityId ?? '')
    if (day && !isTelling(day, message)) return 'replaced'
    return diary.shown.has(day ? untold(day._id, memberId) : _id) ? 'listed' : 'open'
  }

/** Compares the store with what WeChat delivered, kind by kind. */
function wireOf({ gateway, settings, openidOf, accepted, diary }: Facts, owed: readonly Message[]) {
  const delivered = gateway.outbox.messages()
  const templates = new Map(settings.templates.map((one) => [one.kind, one]))
  const byContent = countBy(delivered, contentKey)
  const byHand = countBy(delivered, (one) => `${one.openid} ${one.templateId}`)
  const contentOf = (message: Message): string => {
    const template = templates.get(message.kind)
    const data = messageData(template?.keywords ?? {}, message.facts)
    return contentKey({
      openid: openidOf.get(message.memberId) ?? null,
      templateId: template?.templateId ?? null,
      page: message.page,
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
    })
  }
  return (kind: MessageKind) => {
    const own = owed.filter((one) => one.kind === kind)
    const sent = own.filter((one) => one.state === 'sent')
    const failed = own.filter((one) => one.failure !== undefined)
    const maybe = own.filter((one) => one.why === WHY.uncertain)
    const templateId = templates.get(kind)?.templateId ?? ''
    const ofKind = ([key]: readonly [string, number]) => key.split(' ')[1] === templateId
    // of two to one person at once WeChat does not say which one failed
    const told = kind === 'notice' || kind === 'change' ? (key: string) => key : handOf
    const lost = sumBy([...diary.lost].filter(ofKind), told)
    const noted = countBy(failed, (one) => told(contentOf(one)))
    return {
      twice: excess(
        [...byContent].filter(ofKind),
        countBy([...sent, ...maybe, ...failed], contentOf),
      ),
      untrue: excess([...countBy(sent, contentOf)], byContent),
      beyond: excess([...byHand].filter(ofKind), accepted),
      misled: excess([...lost], noted) + excess([...noted], lost),
    }
  }
}

const handOf = (key: string) => key.split(' ').slice(0, 2).join(' ')

/** By how much the counts go beyond others. */
const excess = (
  counts: readonly (readonly [string, number])[],
  most: ReadonlyMap<string, number>,
): number => counts.reduce((sum, [key, n]) => sum + Math.max(0, n - (most.get(key) ?? 0)), 0)

function sumBy(
  counts: readonly (readonly [string, number])[],
  keyOf: (key: string) => string,
): Map<string, number> {
  const summed = new Map<string, number>()
  for (const [key, n] of counts) summed.set(keyOf(key), (summed.get(keyOf(key)) ?? 0) + n)
  return summed
}

const countBy = <T, K extends string>(
  items: readonly T[],
  keyOf: (item: T) => K,
): Map<K, number> => {
  const counted = new Map<K, number>()
  for (const item of items) counted.set(keyOf(item), (counted.get(keyOf(item)) ?? 0) + 1)
  return counted
}
