import { WHY } from '../core/domain/delivery'
import type { SubscribeEvent } from '../core/domain/platform-event'
import { addEvent, switchOff } from '../core/domain/send-ledger'
import type { Platform } from '../core/platform/ports'
import { bindingOf } from '../core/store/bindings'
import { changeSends } from '../core/store/grants'
import { lastSettled, type Message, moveOn } from '../core/store/messages'
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

async function takeOne(event: SubscribeEvent, whose: Whose, platform: Platform): Promise<void> {
  const { documents, now } = platform
  const about = { ...whose, now }
  if (event.what === 'accepted') {
    await changeSends(documents, about, (sends) => addEvent(sends, event.key, event.at))
    return
  }
  if (event.what === 'switched-off') {
    await changeSends(documents, about, (sends) => switchOff(sends, event.at))
    return
  }
  await takeFailure(event, whose, platform)
}

type Failed = Extract<SubscribeEvent, { what: 'failed' }>

/**
 * A message that went out did not arrive: listed for a telephone call, never sent again. The report may come before the
 * run that sends has noted how it went, which then leaves it as it is; or while it notes it, and is looked up once more.
 */
async function takeFailure(
  event: Failed,
  whose: Whose,
  { documents, now, log }: Platform,
): Promise<void> {
  log.info('message-failed-later', { kind: whose.kind, code: event.code })
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const settled = await lastSettled(documents, whose, event.at + A_MINUTE)
    if (settled.some((one) => one.failure === event.key)) return
    const message = settled.find(wentOut)
    if (!message) return
    // it was settled when it went out, and is found there when the report comes again
    const settledAt = message.settledAt ?? now
    const failed = { state: 'unreachable', why: event.code, failure: event.key } as const
    if (await moveOn(documents, message._id, message.state, { ...failed, settledAt })) return
  }
}

/** Begun, settled, or given up because nobody could tell. */
const wentOut = ({ state, why, failure }: Message): boolean =>
  state === 'sending' ||
  state === 'sent' ||
  (state === 'unreachable' && why === WHY.uncertain && failure === undefined)

/** A message moves on at most twice after it went out. */
const TRIES = 3

/** The platform's clock counts whole seconds and may be a little behind. */
const A_MINUTE = 60_000
