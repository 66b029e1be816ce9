import type { Instant, MessageKind } from '../contract'
import { CONCURRENT, mayTake, type Verdict, verdictOn, WHY, waitedEnough } from '../domain/delivery'
import { grantIdOf } from '../domain/identity'
import { messageData } from '../domain/message-text'
import { spendAll } from '../domain/send-ledger'
import type { Platform, SendResult, SubscribeMessage } from '../platform/ports'
import { changeSends, grantsByIds, putBackSends, takeSends } from '../store/grants'
import { membersByIds } from '../store/members'
import { claim, type Message, moveAllOn } from '../store/messages'
import { noteRefusal } from '../store/refusals'
import type { Settings } from '../store/settings'
import { fewAtATime } from './in-turn'

/** What one run knows: the school's templates, those WeChat refuses as such by its code, and since when. */
export type Run = {
  platform: Platform
  settings: Settings
  stopped: Map<MessageKind, number>
  refusedSince: Map<MessageKind, Instant>
}
export type Progress = { sent: number; moved: number }

/** Sends at once; one person's messages go one after another, because WeChat refuses two at once. */
const WIDTH = 16

const handOf = (message: Message) => grantIdOf(message.memberId, message.kind)
const idsOf = (messages: readonly Message[]) => messages.map((message) => message._id)

/**
 * Sends up to a hundred owed messages, with a number of questions that does not depend on how many they are. In this
 * order, so that a run may die anywhere and nothing is sent twice or beyond what is in hand: claim the messages, take
 * the sends, send, note how it went. Of several for one hand the first is sent now, the others with the next batch.
 */
export async function sendBatch(run: Run, messages: readonly Message[]): Promise<Progress> {
  const { documents, now, elapsed, requestId } = run.platform
  if (messages.length === 0) return { sent: 0, moved: 0 }
  const { ready, givenUp } = await sorted(run, messages)
  const taking = { run: requestId, at: now + elapsed() }
  const mine = await claim(
    documents,
    ready.map((one) => one.message._id),
    taking,
  )
  const claimed = ready.filter((one) => mine.has(one.message._id))
  const taken = await takeSends(
    documents,
    claimed.map((one) => handOf(one.message)),
    taking,
  )
  const [going, empty] = split(claimed, (one) => taken.has(handOf(one.message)))
  const answers = await sendAll(run, going)
  await moveAllOn(documents, idsOf(empty.map((one) => one.message)), 'sending', {
    state: 'unreachable',
    settledAt: taking.at,
    why: WHY.noSend,
  })
  const sent = await settleAll(run, { going, answers, taking })
  return { sent, moved: givenUp + claimed.length }
}

type Ready = { message: Message; send: SubscribeMessage }

/** What can go; the rest is given up with its reason. */
async function sorted(
  { platform, settings }: Run,
  messages: readonly Message[],
): Promise<{ ready: Ready[]; givenUp: number }> {
  const { documents, now } = platform
  const [people, grants] = await Promise.all([
    membersByIds(
      documents,
      messages.map((message) => message.memberId),
    ),
    grantsByIds(documents, messages.map(handOf)),
  ])
  const openids = new Map(people.map((person) => [person._id, person.openid]))
  const left = new Map(grants.map((grant) => [grant._id, grant.left]))
  const ready = new Map<string, Ready>()
  const hopeless = new Map<string, string[]>()
  for (const message of messages) {
    const openid = openids.get(message.memberId)
    const template = settings.templates.find((one) => one.kind === message.kind)
    if (openid && template && mayTake(message, left.get(handOf(message)) ?? 0)) {
      const { templateId, keywords } = template
      const data = messageData(keywords, message.facts)
      const send = { openid, templateId, page: message.page, data }
      if (!ready.has(handOf(message))) ready.set(handOf(message), { message, send })
      continue
    }
    const why = !openid ? WHY.notBound : !template ? WHY.noTemplate : WHY.noSend
    hopeless.set(why, [...(hopeless.get(why) ?? []), message._id])
  }
  let givenUp = 0
  for (const [why, ids] of hopeless) {
    const to = { state: 'unreachable', settledAt: now, why } as const
    givenUp += await moveAllOn(documents, ids, 'owed', to)
  }
  return { ready: [...ready.values()], givenUp }
}

/** WeChat's answers by message; none where it never came, and none where the template was refused meanwhile. */
async function sendAll(run: Run, going: readonly Ready[]): Promise<Map<string, SendResult>> {
  const { platform, stopped } = run
  const answers = new Map<string, SendResult>()
  const byPerson = new Map<string, Ready[]>()
  for (const one of going) {
    byPerson.set(one.message.memberId, [...(byPerson.get(one.message.memberId) ?? []), one])
  }
  await fewAtATime(
    [...byPerson.values()],
    async (own) => {
      for (const { message, send } of own) {
        const code = stopped.get(message.kind)
        const answer = code === undefined ? await sendOne(platform, send) : { code }
        if (!answer) continue
        answers.set(message._id, answer)
        if (verdictOn(answer.code) === 'stopped') stopped.set(message.kind, answer.code)
      }
    },
    WIDTH,
  )
  return answers
}

/** WeChat's answer; null when it never came, which must not undo the fact the message tells about. */
async function sendOne(
  { wechat, log }: Platform,
  message: SubscribeMessage,
): Promise<SendResult | null> {
  try {
    const answer = await wechat.send(message)
    return answer.code === CONCURRENT ? await wechat.send(message) : answer
  } catch (error) {
    log.fault('message-uncertain', error)
    return null
  }
}

type Gone = {
  going: readonly Ready[]
  answers: ReadonlyMap<string, SendResult>
  taking: { run: string; at: number }
}

/** Notes how it went, one change for each answer there was. @returns how many were sent */
async function settleAll(run: Run, { going, answers, taking }: Gone): Promise<number> {
  const { documents, log } = run.platform
  const { at } = taking
  await noteRefusals(run, at)
  const byAnswer = new Map<string, { verdict: Verdict; code: number; messages: Message[] }>()
  for (const { message } of going) {
    const answer = answers.get(message._id)
    // it may have gone out: left as begun, and after two minutes given up by the timer
    if (!answer) continue
    const { code } = answer
    const verdict = verdictOn(code)
    const waits = verdict === 'stopped' && !waitsNoLonger(run, message, at)
    const group = byAnswer.get(`${code} ${waits}`) ?? { verdict, code, messages: [] }
    byAnswer.set(`${code} ${waits}`, { ...group, messages: [...group.messages, message] })
    if (code !== 0) {
      const { field = '' } = answer
      log.info('message-refused', { kind: message.kind, code, ...(field ? { field } : {}) })
    }
  }
  let sent = 0
  for (const [key, { verdict, code, messages }] of byAnswer) {
    const to = key.endsWith('true')
      ? ({ state: 'owed', settledAt: null, why: null } as const)
      : verdict === 'sent'
        ? ({ state: 'sent', settledAt: at, why: null } as const)
        : ({ state: 'unreachable', settledAt: at, why: String(code) } as const)
    // what the platform reported as failed meanwhile stays so
    const moved = await moveAllOn(documents, idsOf(messages), 'sending', to)
    if (verdict === 'sent') sent += moved
    else if (verdict === 'emptied') {
      await fewAtATime(messages, ({ memberId, kind }) =>
        changeSends(documents, { memberId, kind, now: at }, spendAll),
      )
    } else await putBackSends(documents, messages.map(handOf), taking)
  }
  return sent
}

/** Once in a run for each template that it found refused. */
async function noteRefusals({ platform, stopped, refusedSince }: Run, at: Instant): Promise<void> {
  for (const kind of stopped.keys()) {
    if (!refusedSince.has(kind)) {
      refusedSince.set(kind, await noteRefusal(platform.documents, kind, at))
    }
  }
}

function waitsNoLonger({ refusedSince }: Run, { kind, dueAt }: Message, at: Instant): boolean {
  const until = waitedEnough(refusedSince.get(kind) ?? at, at)
  return until !== null && dueAt <= until
}

function split<T>(list: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [list.filter(holds), list.filter((one) => !holds(one))]
}
