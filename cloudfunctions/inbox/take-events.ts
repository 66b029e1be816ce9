import type { SubscribeEvent } from '../core/domain/platform-event'
import { addEvent, spendAll } from '../core/domain/send-ledger'
import type { Platform } from '../core/platform/ports'
import { bindingOf } from '../core/store/bindings'
import { changeSends } from '../core/store/grants'
import { lastSettled, moveOn } from '../core/store/messages'
import { settingsOf } from '../core/store/settings'

/** @returns how many events were about a person and a template that we know */
export async function takeEvents(
  events: readonly SubscribeEvent[],
  platform: Platform,
): Promise<number> {
  if (events.length === 0) return 0
  const { templates } = await settingsOf(platform.documents)
  let taken = 0
  for (const event of events) {
    const kind = templates.find((one) => one.templateId === event.templateId)?.kind
    const binding = await bindingOf(platform.documents, event.openid)
    if (!kind || !binding) continue
    await takeOne(event, { memberId: binding.memberId, kind }, platform)
    taken += 1
  }
  return taken
}

type Whose = { memberId: string; kind: Parameters<typeof changeSends>[1]['kind'] }

async function takeOne(
  event: SubscribeEvent,
  whose: Whose,
  { documents, now, log }: Platform,
): Promise<void> {
  const about = { ...whose, now }
  if (event.what === 'accepted') {
    await changeSends(documents, about, (sends) => addEvent(sends, event.key))
    return
  }
  if (event.what === 'switched-off') {
    await changeSends(documents, about, spendAll)
    return
  }
  // it went out and did not arrive: listed for a telephone call, never sent again
  const settled = await lastSettled(documents, whose, event.at + A_MINUTE)
  if (settled.some((one) => one.failure === event.key)) return
  log.info('message-failed-later', { kind: whose.kind, code: event.code })
  const message = settled.find((one) => one.state === 'sent')
  if (!message) return
  // it was settled when it went out, and is found there when the report comes again
  const { settledAt } = message
  const failed = { state: 'unreachable', why: event.code, failure: event.key } as const
  await moveOn(documents, message._id, 'sent', { ...failed, settledAt: settledAt ?? now })
}

/** The platform's clock counts whole seconds and may be a little behind. */
const A_MINUTE = 60_000
