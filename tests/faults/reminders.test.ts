import { leftOf } from '../../cloudfunctions/core/domain/send-ledger'
import { Grant } from '../../cloudfunctions/core/store/grants'
import { Message } from '../../cloudfunctions/core/store/messages'
import { diceOf } from '../../tools/load/random'
import { aPosting, type Fixture, foundBranch, type Someone } from '../support/branch'
import { aKey, startWorld, type World } from '../support/call'

/** Answers of WeChat that say no, and one that never comes back the same (platform §1.4). */
const NO = [43101, 43107, 43108, 45168, 47003, 40003, 40037]
const DAYS = 62
const BRANCHES = 3
const KINDS = ['notice', 'change', 'contact', 'duty'] as const

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const everybody = (of: Fixture) =>
  (Object.keys(of.people) as Someone[]).filter((who) => who !== 'unbound')

async function all<T>(collection: string, read: (doc: unknown) => T): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const page = await world.documents.find(collection, {
      where: {},
      order: [['_id', 'asc']],
      skip: found.length,
      limit: 1000,
    })
    found.push(...page.map(read))
    if (page.length < 1000) return found
  }
}

test('two months of reminders while runs are killed, doubled and refused: each goes out once or says why not', async () => {
  const dice = diceOf(7)
  const chance = (percent: number) => dice.between(1, 100) <= percent
  const branches = await Promise.all(Array.from({ length: BRANCHES }, () => foundBranch(world)))
  const accepted = new Map<string, number>()
  const accept = async (of: Fixture, who: Someone) => {
    const kind = dice.pick(KINDS)
    await world.accept(of.as(who), kind)
    const key = `${of.people[who]._id} ${kind}`
    accepted.set(key, (accepted.get(key) ?? 0) + 1)
  }
  const morning = Date.parse('2026-11-02T09:00:00+08:00')
  let killed = 0
  for (let day = 0; day < DAYS; day++) {
    await world.gateway.clock.set(morning + day * 86_400_000)
    for (const of of branches) {
      for (const who of everybody(of)) if (chance(12)) await accept(of, who)
      if (!chance(8)) continue
      const startsAt = world.gateway.clock.now() + dice.between(2, 6) * 86_400_000
      const posting = aPosting(of, { key: aKey(), startsAt, shortNoticeReason: '临时安排' })
      await world.call('activity.post', posting, of.as('secretary'))
    }
    for (const errcode of NO) {
      if (chance(3)) world.gateway.failOpenApi({ api: 'subscribeMessage.send', errcode })
    }
    const runs = Array.from({ length: chance(5) ? 2 : 1 }, () =>
      world.gateway.invoke('tick', {}, { source: 'wx_trigger' }),
    )
    if (chance(8)) killed += await world.gateway.endInstances()
    await Promise.all(runs)
  }
  expect(killed).toBeGreaterThan(0)
  world.gateway.clearFailures()
  // whatever was interrupted is completed or given up by the next runs
  for (const minutes of [10, 15, 20]) {
    await world.gateway.clock.set(morning + DAYS * 86_400_000 + minutes * 60_000)
    await world.tick()
  }

  const messages = await all('messages', (doc) => Message.parse(doc))
  const grants = await all('grants', (doc) => Grant.parse(doc))
  const delivered = world.gateway.outbox.messages()
  expect(messages.length).toBeGreaterThan(100)
  expect(delivered.length).toBeGreaterThan(20)

  // none is left in between, and none is silent about why it did not go out
  const now = world.gateway.clock.now()
  const open = messages.filter((one) => one.state === 'owed' || one.state === 'sending')
  expect(open.filter((one) => one.dueAt <= now && (one.until ?? now) > now)).toEqual([])
  const silent = messages.filter((one) => one.state === 'unreachable' && !one.why)
  expect(silent).toEqual([])

  // nobody hears the same twice: what WeChat delivered is what stands as sent, or as uncertain
  const told = messages.filter((one) => one.state === 'sent')
  const uncertain = messages.filter((one) => one.why === 'uncertain')
  expect(delivered.length).toBeGreaterThanOrEqual(told.length)
  expect(delivered.length - told.length).toBeLessThanOrEqual(uncertain.length)
  const settled = [...told, ...uncertain]
  const templateOf = (kind: string) => `tmpl-${kind}`
  const openids = new Map(
    branches.flatMap((of) => everybody(of).map((who) => [of.people[who]._id, of.as(who)] as const)),
  )
  const ofMessages = countBy(settled, (one) =>
    [openids.get(one.memberId), templateOf(one.kind), one.page].join(' '),
  )
  const ofOutbox = countBy(delivered, (one) => [one.openid, one.templateId, one.page].join(' '))
  for (const [key, times] of ofOutbox) expect(times).toBeLessThanOrEqual(ofMessages.get(key) ?? 0)

  // never more than was agreed to
  const sentTo = countBy(delivered, (one) => `${one.openid} ${one.templateId}`)
  for (const [key, times] of accepted) {
    const [memberId = '', kind = ''] = key.split(' ')
    const sent = sentTo.get(`${openids.get(memberId)} ${templateOf(kind)}`) ?? 0
    expect(sent).toBeLessThanOrEqual(times)
  }
  expect(grants.every((one) => leftOf(one) >= 0)).toBe(true)
})

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counted = new Map<string, number>()
  for (const item of items) counted.set(keyOf(item), (counted.get(keyOf(item)) ?? 0) + 1)
  return counted
}
