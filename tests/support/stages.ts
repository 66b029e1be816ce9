import type { Documents, Platform } from '../../cloudfunctions/core/platform/ports'
import { LEDGER_SECRET, SIGN_IN_SECRET, type World } from './call'

const WRITES = /insertDocument|modifyDocument|modifyAndReturnDoc|removeDocument/

/** The database calls of one invocation, as the gateway saw them. */
export function databaseCalls(
  world: World,
  requestId: string,
): { action: string; writes: boolean }[] {
  // our own request id is the one the platform gave the invocation
  const [log] = world.gateway.logs.entries({ requestId })
  if (!log) throw new Error('the invocation is not in the log')
  return (
    log.calls
      .filter((call) => call.action.startsWith('database.'))
      .map(({ action }) => ({ action, writes: WRITES.test(action) }))
      // calls of one stage arrive in any order
      .sort((a, b) => a.action.localeCompare(b.action))
  )
}

/**
 * Runs an action on a database that answers in rounds: every call waits until nobody asks anything more, then all
 * waiting ones are answered together. The number of rounds is the length of the chain of trips, whatever the machine
 * is busy with.
 */
export async function stagesOf(
  world: World,
  run: (platform: Platform) => Promise<unknown>,
): Promise<number> {
  let rounds = 0
  let waiting: (() => Promise<unknown>)[] = []
  let running = false
  const round = async () => {
    const batch = waiting
    waiting = []
    rounds += 1
    await Promise.all(batch.map((start) => start()))
    running = false
    if (waiting.length > 0) begin()
  }
  const begin = () => {
    running = true
    setImmediate(() => void round())
  }
  const inRounds = new Proxy(world.documents, {
    get:
      (documents, name: keyof Documents) =>
      (...given: never[]) =>
        new Promise((resolve, reject) => {
          const ask = documents[name] as (...all: never[]) => Promise<unknown>
          waiting.push(() => ask(...given).then(resolve, reject))
          if (!running) begin()
        }),
  })
  await run(platformOn(world, inRounds))
  return rounds
}

/**
 * Runs an action on a platform without a database: whatever it asks of one fails the test.
 */
export const withoutDatabase = <T>(
  world: World,
  run: (platform: Platform) => Promise<T>,
): Promise<T> => run(platformOn(world, never('the database')))

/** A platform of the tests on the world's own database, changed as a test needs it. */
export const platformOf = (
  world: World,
  change: (documents: Documents) => Documents = (documents) => documents,
): Platform => platformOn(world, change(world.documents))

const platformOn = (world: World, documents: Documents): Platform => ({
  now: world.gateway.clock.now(),
  elapsed: () => 0,
  requestId: 'stages',
  documents,
  files: never('files'),
  wechat: never('wechat'),
  signInSecrets: [SIGN_IN_SECRET],
  ledgerSecrets: [LEDGER_SECRET],
  random: never('random'),
  log: { info: () => undefined, fault: () => undefined },
})

/** A part of the platform that the measured action has no business with. */
const never = <T extends object>(name: string): T =>
  new Proxy(() => undefined, {
    get: () => {
      throw new Error(`${name} is not part of this measurement`)
    },
  }) as unknown as T
