import { MESSAGE_KINDS, type MessageKind } from '../../cloudfunctions/core/contract'
import { unreachedReason, WHY } from '../../cloudfunctions/core/domain/delivery'
import { messageIdOf } from '../../cloudfunctions/core/domain/identity'
import { messageData } from '../../cloudfunctions/core/domain/message-text'
import type { Doc, Documents } from '../../cloudfunctions/core/platform/ports'
import { concerned } from '../../cloudfunctions/core/steps/owe'
import { Activity, activities } from '../../cloudfunctions/core/store/activities'
import { Message, messages } from '../../cloudfunctions/core/store/messages'
import type { Settings } from '../../cloudfunctions/core/store/settings'
import type { Gateway } from '../../emulator/cloud/gateway'

/** What became of everything that was owed of a kind. */
export type Line = {
  kind: MessageKind
  owed: number
  sent: number
  /** For a telephone call, each with a reason. */
  listed: number
  /** Not to go out before a later day. */
  waiting: number
  /** Neither sent, listed nor waiting; must be none. */
  open: number
  /** Notices that should have been owed and were not; must be none. */
  missing: number
  /** Delivered more often than once; must be none. */
  twice: number
  /** Noted as sent and never delivered; must be none. */
  untrue: number
  /** Delivered beyond what a person accepted; must be none. */
  beyond: number
}
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
}

/** Compares what was owed, what the store says became of it, and what WeChat delivered. */
export async function accountOf(facts: Facts): Promise<Account> {
  const { gateway, documents, settings, openidOf, accepted } = facts
  const owed = await everything(documents, messages.name, (doc) => Message.parse(doc))
  const days = await everything(documents, activities.name, (doc) => Activity.parse(doc))
  const delivered = gateway.outbox.messages()
  const templates = new Map(settings.templates.map((one) => [one.kind, one]))
  const byContent = countBy(delivered, (one) =>
    [one.openid, one.templateId, one.page, JSON.stringify(one.data)].join(' '),
  )
  const byHand = countBy(delivered, (one) => `${one.openid} ${one.templateId}`)
  const contentOf = (message: Message): string => {
    const template = templates.get(message.kind)
    const data = messageData(template?.keywords ?? {}, message.facts)
    const wire = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
    const openid = openidOf.get(message.memberId)
    return [openid, template?.templateId, message.page, JSON.stringify(wire)].join(' ')
  }
  const ids = new Set(owed.map((one) => one._id))
  const lines = MESSAGE_KINDS.map((kind): Line => {
    const own = owed.filter((one) => one.kind === kind)
    const sent = own.filter((one) => one.state === 'sent')
    const maybe = own.filter((one) => one.why === WHY.uncertain)
    const listed = own.filter((one) => one.state === 'unreachable' && one.why !== null)
    const now = gateway.clock.now()
    const waiting = own.filter((one) => one.state === 'owed' && one.dueAt > now)
    const sure = countBy(sent, contentOf)
    const most = countBy([...sent, ...maybe], contentOf)
    const templateId = templates.get(kind)?.templateId ?? ''
    const mine = [...byContent].filter(([key]) => key.split(' ')[1] === templateId)
    const hands = [...byHand].filter(([key]) => key.endsWith(` ${templateId}`))
    return {
      kind,
      owed: own.length,
      sent: sent.length,
      listed: listed.length,
      waiting: waiting.length,
      open: own.length - sent.length - listed.length - waiting.length,
      missing: kind === 'notice' ? missingOf(days, ids) : 0,
      twice: excess(mine, most),
      untrue: excess([...sure], byContent),
      beyond: excess(hands, accepted),
    }
  })
  const reasons = countBy(
    owed.filter((one) => one.state === 'unreachable'),
    (one) => unreachedReason(one.why),
  )
  return { lines, reasons: Object.fromEntries(reasons) }
}

const missingOf = (days: readonly Activity[], ids: ReadonlySet<string>): number =>
  days.flatMap((one) =>
    concerned(one).filter(
      (memberId) => memberId !== one.postedBy && !ids.has(messageIdOf('notice', one._id, memberId)),
    ),
  ).length

/** By how much the counts go beyond others. */
const excess = (
  counts: readonly (readonly [string, number])[],
  most: ReadonlyMap<string, number>,
): number => counts.reduce((sum, [key, n]) => sum + Math.max(0, n - (most.get(key) ?? 0)), 0)

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counted = new Map<string, number>()
  for (const item of items) counted.set(keyOf(item), (counted.get(keyOf(item)) ?? 0) + 1)
  return counted
}
