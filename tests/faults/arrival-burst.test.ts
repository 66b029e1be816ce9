import { issueCode } from '../../cloudfunctions/core/domain/sign-in-code'
import { type Comer, crowdOf } from '../../tools/load/crowd'
import { writeFiled } from '../../tools/load/write'
import { SIGN_IN_SECRET, startWorld, type World } from '../support/call'

const NOW = '2026-12-11T14:45'
const START = Date.parse('2026-12-11T15:00:00+08:00')
const CLIENTS = 64
/** Calls between two killings of every instance. */
const BETWEEN = 300

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const AGAIN = ['internal', 'code-expired']
/** A phone that hears nothing tries again, one whose code has passed scans the next; every other refusal is an answer. */
async function signIn({ openid, activityId }: Comer): Promise<unknown> {
  for (;;) {
    const code = issueCode(activityId, world.gateway.clock.now(), SIGN_IN_SECRET)
    const data = { action: 'arrival.confirm', input: { code } }
    const answer = await world.gateway.invoke('api', data, { openid })
    const reply = 'result' in answer ? (answer.result as { ok: boolean; code?: string }) : null
    if (reply && !AGAIN.includes(reply.code ?? '')) return reply
  }
}

test('F2 two thousand of forty branches sign in at once, every third twice, while instances are killed: each stands once on the own register', async () => {
  await world.at(NOW)
  const { filed, comers } = crowdOf({ branches: 40, members: 50, startsAt: START })
  await writeFiled(world.documents, filed)
  const calls = comers.flatMap((comer, i) => (i % 3 === 0 ? [comer, comer] : [comer]))
  const replies: unknown[] = []
  let next = 0
  let killed = 0
  const client = async () => {
    for (let comer = calls[next++]; comer; comer = calls[next++]) {
      if (next % BETWEEN === 0) killed += await world.gateway.endInstances()
      replies.push(await signIn(comer))
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  expect(replies).toHaveLength(calls.length)
  expect(replies.every((reply) => (reply as { ok: boolean }).ok)).toBe(true)
  expect(killed).toBeGreaterThan(0)
  const ids = [...new Set(comers.map((one) => one.activityId))]
  for (const activityId of ids) {
    const where = { activityId }
    const found = await world.documents.find('arrivals', { where, limit: 1000 })
    const own = comers.filter((one) => one.activityId === activityId).map((one) => one.memberId)
    expect(found.map((one) => one.memberId).sort()).toEqual(own.sort())
  }
})
