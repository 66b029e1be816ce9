import { CONCURRENT, isStuck, settle, WHY } from '../domain/delivery'
import { grantIdOf } from '../domain/identity'
import { messageData } from '../domain/message-text'
import { isQuiet, latestFor } from '../domain/quiet-hours'
import { leftOf, NO_SENDS, spendAll, spendOne } from '../domain/send-ledger'
import type { Platform, SubscribeMessage } from '../platform/ports'
import { changeSends, type Grant, grantsByIds } from '../store/grants'
import { type Member, membersByIds } from '../store/members'
import { begun, type Message, moveOn, sendableNow } from '../store/messages'
import { type Settings, settingsOf } from '../store/settings'
import { fewAtATime } from './in-turn'

type Delivery = {
  platform: Platform
  settings: Settings
  people: ReadonlyMap<string, Member>
  grants: ReadonlyMap<string, Grant>
}

/**
 * Sends what may go out now, the longest waiting first.
 * Never twice: a message is moved from owed to sending before it is sent, and only whoever moved it sends it. One
 * person's messages go one after another (WeChat refuses two at once).
 * @param limit messages at most; the timer comes again in five minutes
 * @returns how many were sent
 */
export async function deliver(platform: Platform, limit: number): Promise<number> {
  return deliverThese(platform, await sendableNow(platform.documents, platform.now, limit))
}

/** As {@link deliver}, for messages at hand; those not owed or not due yet are left alone. */
export async function deliverThese(
  platform: Platform,
  messages: readonly Message[],
): Promise<number> {
  const { documents, now } = platform
  // whatever was late in coming still waits for the morning, or for Monday (F14)
  const due = messages.filter(
    (one) => one.state === 'owed' && one.dueAt <= now && !isQuiet(now, latestOf(one)),
  )
  if (due.length === 0) return 0
  const [settings, people, grants] = await Promise.all([
    settingsOf(documents),
    membersByIds(
      documents,
      due.map((message) => message.memberId),
    ),
    grantsByIds(
      documents,
      due.map((message) => grantIdOf(message.memberId, message.kind)),
    ),
  ])
  const delivery: Delivery = {
    platform,
    settings,
    people: new Map(people.map((person) => [person._id, person])),
    grants: new Map(grants.map((grant) => [grant._id, grant])),
  }
  const byPerson = new Map<string, Message[]>()
  for (const message of due) {
    byPerson.set(message.memberId, [...(byPerson.get(message.memberId) ?? []), message])
  }
  let sent = 0
  await fewAtATime([...byPerson.values()], async (own) => {
    for (const message of own) if (await deliverOne(delivery, message)) sent += 1
  })
  return sent
}

/** What tells of an event is of use until it; of the rest, until it is outdated. */
const latestOf = ({ activityId, until }: Message): number | null =>
  activityId !== null && until !== null ? latestFor(until) : until

async function deliverOne(delivery: Delivery, message: Message): Promise<boolean> {
  const { platform, settings, people, grants } = delivery
  const { documents, now, log } = platform
  const template = settings.templates.find((one) => one.kind === message.kind)
  const openid = people.get(message.memberId)?.openid
  const settleAs = (from: 'owed' | 'sending', state: 'sent' | 'unreachable', why: string | null) =>
    moveOn(documents, message._id, from, { state, settledAt: now, why })
  const late = message.until !== null && now >= message.until
  const hopeless = late
    ? WHY.outdated
    : !openid
      ? WHY.notBound
      : !template
        ? WHY.noTemplate
        : leftOf(grants.get(grantIdOf(message.memberId, message.kind)) ?? NO_SENDS) > 0
          ? null
          : WHY.noSend
  if (hopeless || !openid || !template) {
    await settleAs('owed', 'unreachable', hopeless)
    return false
  }
  const begin = { state: 'sending', settledAt: now, why: null } as const
  if (!(await moveOn(documents, message._id, 'owed', begin))) return false
  if (!(await takeSend(platform, message))) {
    await settleAs('sending', 'unreachable', WHY.noSend)
    return false
  }
  const code = await send(platform, {
    openid,
    templateId: template.templateId,
    page: message.page,
    data: messageData(template.keywords, message.facts),
  })
  // it may have gone out: left as begun, and after two minutes given up by the timer
  if (code === null) return false
  const outcome = settle(code)
  await settleAs('sending', outcome.state, outcome.why)
  if (outcome.spent) await emptyHand(platform, message)
  if (code !== 0) log.info('message-refused', { kind: message.kind, code })
  return code === 0
}

/** WeChat's answer; null when it never came, which must not undo the fact the message tells about. */
async function send(platform: Platform, message: SubscribeMessage): Promise<number | null> {
  try {
    const { code } = await platform.wechat.send(message)
    return code === CONCURRENT ? (await platform.wechat.send(message)).code : code
  } catch (error) {
    platform.log.fault('message-uncertain', error)
    return null
  }
}

/** Takes one send out of the person's hand. False when none is left. */
const takeSend = ({ documents, now }: Platform, { memberId, kind }: Message): Promise<boolean> =>
  changeSends(documents, { memberId, kind, now }, spendOne)

/** WeChat says that nothing is left: our own count follows. */
const emptyHand = ({ documents, now }: Platform, { memberId, kind }: Message): Promise<boolean> =>
  changeSends(documents, { memberId, kind, now }, spendAll)

/**
 * Messages whose sending was begun and never settled, because an instance died: they may have gone out, so they are
 * never sent again but listed for a telephone call.
 */
export async function giveUpStuck(platform: Platform): Promise<number> {
  const { documents, now } = platform
  const stuck = (await begun(documents, 200)).filter((one) => isStuck(one.settledAt, now))
  const uncertain = { state: 'unreachable', settledAt: now, why: WHY.uncertain } as const
  await fewAtATime(stuck, (message) => moveOn(documents, message._id, 'sending', uncertain))
  return stuck.length
}
