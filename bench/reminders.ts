import { rmSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../cloudfunctions/core/store'
import { settings } from '../cloudfunctions/core/store/settings'
import { type Gateway, startGateway } from '../emulator/cloud/gateway'
import { buildFunctions } from '../tools/build/functions'
import { readSettings } from '../tools/commands/settings-set'
import { outboxOf } from '../tools/load/outbox'
import { writeFiled } from '../tools/load/write'
import { connect } from '../tools/platform/connect'
import { type Figure, figure } from './measure'

const PROJECT = path.resolve(__dirname, '..')
/** A Tuesday, so that two days later is not a weekend. */
const NOW = Date.parse('2026-12-08T10:00:00+08:00')
const DAY = 86_400_000
const FEW = 600
const MANY = 2400
/** Database calls promised for one message, besides the send. */
const CALLS = 0.15
/** Milliseconds in which a run may begin to send; the platform ends it at sixty seconds. */
const RUN = 50_000

/**
 * How often the database is asked for one message besides the send, and whether four times the messages take four times
 * the time. A message that is lost or sent twice, or a run that takes too long, ends the bench.
 */
export async function reminderFigures(dir: string, many = MANY): Promise<Figure[]> {
  const functions = path.join(dir, 'reminder-functions')
  await buildFunctions(PROJECT, functions)
  // what the platform tells of each message afterwards is not the sending's
  rmSync(path.join(functions, 'inbox'), { recursive: true })
  const gateway = await startGateway({
    // WeChat's own account of what was sent is not what is measured, and would be written at every send
    memory: true,
    functions,
    functionEnv: { SIGN_IN_SECRET: 'of the bench only' },
    now: new Date(NOW).toISOString(),
    timers: false,
  })
  try {
    await gateway.provision(collections)
    await sendAll(gateway, 'warm', { people: 200, day: 0 })
    const few = await sendAll(gateway, 'few', { people: FEW, day: 1 })
    const then = await sendAll(gateway, 'many', { people: many, day: 2 })
    return [
      figure('reminders.calls-per-message', 'calls', [then.calls / many, CALLS], many),
      figure('reminders.growth', 'ms', [then.ms / many, few.ms / FEW], many),
      figure('reminders.longest-run', 'ms', [then.longest, RUN], many),
    ]
  } finally {
    await gateway.close()
  }
}

/** Owes everybody one message and lets the timer come until all are sent. */
async function sendAll(gateway: Gateway, name: string, of: { people: number; day: number }) {
  const { documents } = connect({ local: gateway.url })
  const school = await readSettings(path.join(PROJECT, 'emulator/demo/settings.json'))
  await documents.put(settings.name, school)
  await gateway.clock.set(NOW + of.day * DAY)
  // what is done once a day, and what a run costs with nothing to send, is not the messages'
  await run(gateway)
  const idle = (await run(gateway)).calls
  const { people } = of
  const { filed, openids } = outboxOf({ name, people, dueAt: gateway.clock.now() })
  await writeFiled(documents, filed)
  const notice = school.templates.find((one) => one.kind === 'notice')?.templateId ?? ''
  for (const openid of openids) gateway.subscribe(openid, [notice])
  const sum = { sent: 0, calls: 0, ms: 0, longest: 0 }
  while (sum.sent < people) {
    const done = await run(gateway)
    if (done.sent === 0) throw new Error(`${sum.sent} of ${people} messages were sent`)
    sum.sent += done.sent
    sum.calls += done.calls - idle
    sum.ms += done.ms
    sum.longest = Math.max(sum.longest, done.ms)
  }
  const twice = openids.filter((openid) => gateway.outbox.messages(openid).length !== 1)
  if (twice.length > 0) throw new Error(`${twice.length} people did not get one message each`)
  return sum
}

async function run(gateway: Gateway): Promise<{ sent: number; calls: number; ms: number }> {
  const began = performance.now()
  const answer = await gateway.invoke('tick', {}, { source: 'wx_trigger' })
  const ms = performance.now() - began
  const reply = 'result' in answer ? (answer.result as { data?: { sent: number } }) : {}
  if (!reply.data) throw new Error(`a run failed: ${JSON.stringify(answer)}`)
  const entry = gateway.logs.entries({ function: 'tick' }).at(-1)
  const asked = (entry?.calls ?? []).filter(({ action }) => action.startsWith('database.'))
  return { sent: reply.data.sent, calls: asked.length, ms }
}
