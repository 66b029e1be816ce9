import path from 'node:path'
import { issueCode } from '../cloudfunctions/core/domain/sign-in-code'
import { collections } from '../cloudfunctions/core/store'
import { arrivals } from '../cloudfunctions/core/store/arrivals'
import { settings } from '../cloudfunctions/core/store/settings'
import { type Gateway, startGateway } from '../emulator/cloud/gateway'
import { buildFunctions, bundleFunction } from '../tools/build/functions'
import { readSettings } from '../tools/commands/settings-set'
import { type Comer, type Crowd, crowdOf } from '../tools/load/crowd'
import { writeFiled } from '../tools/load/write'
import { connect } from '../tools/platform/connect'
import { type Figure, round } from './measure'

const PROJECT = path.resolve(__dirname, '..')
const NOW = Date.parse('2026-12-11T14:45:00+08:00')
const START = Date.parse('2026-12-11T15:00:00+08:00')
const SECRET = 'of the bench only'
const CLIENTS = 64
const BRANCHES = 40
const MEMBERS = 50
/** Of each of the two functions: as many as the gateway keeps warm of both, so that no start is measured. */
const INSTANCES = 12
/** Registers of other days, before and after; the time must not follow them. */
const FEW = 200
const MANY = 20_000
const DAYS_APART = 86_400_000

/** Forty branches sign in at the same minute from 64 phones. Anything lost, doubled or failed ends the bench. */
export async function signInFigures(dir: string): Promise<Figure[]> {
  const functions = path.join(dir, 'sign-in-functions')
  await buildFunctions(PROJECT, functions)
  await bundleFunction(path.join(__dirname, 'signin-floor.ts'), 'floor', functions)
  const gateway = await startGateway({
    data: path.join(dir, 'sign-in'),
    functions,
    functionEnv: { SIGN_IN_SECRET: SECRET },
    now: new Date(NOW).toISOString(),
    timers: false,
    instances: INSTANCES,
  })
  try {
    await gateway.provision([...collections, { name: 'floor', indexes: arrivals.indexes }])
    return await measured(gateway)
  } finally {
    await gateway.close()
  }
}

async function measured(gateway: Gateway): Promise<Figure[]> {
  const { documents } = connect({ local: gateway.url })
  await documents.put(
    settings.name,
    await readSettings(path.join(PROJECT, 'emulator/demo/settings.json')),
  )
  const crowds = [0, 1, 2].map((day) =>
    crowdOf({ branches: BRANCHES, members: MEMBERS, startsAt: START + day * DAYS_APART }),
  )
  const [warm, few, many] = crowds as [Crowd, Crowd, Crowd]
  for (const { filed } of crowds) await writeFiled(documents, filed)
  const older = async (from: number, to: number) => {
    const docs = Array.from({ length: to - from }, (_, i) => ({
      collection: 'arrivals',
      doc: { _id: `att_old_${from + i}`, activityId: 'aolder000000', at: NOW, memberId: `m${i}` },
    }))
    await writeFiled(documents, docs)
  }
  const clock = (day: number) => gateway.clock.set(NOW + day * DAYS_APART)

  // instances of both functions are warm before anything is measured
  await burst(warm.comers.slice(0, 200), signIn(gateway))
  await burst(warm.comers.slice(0, 200), floor(gateway, 'warm'))
  await older(0, FEW)
  await clock(1)
  const first = await byTurns(gateway, few.comers, 'few')
  await exact(few)
  await older(FEW, MANY)
  await clock(2)
  const then = await byTurns(gateway, many.comers, 'many')
  await exact(many)

  async function exact({ comers }: Crowd) {
    const ids = [...new Set(comers.map((one) => one.activityId))]
    const found = await Promise.all(
      ids.map((activityId) => documents.count('arrivals', { activityId })),
    )
    const total = found.reduce((sum, count) => sum + count, 0)
    if (total !== comers.length) throw new Error(`${comers.length} came, ${total} are registered`)
  }
  const n = few.comers.length
  return [
    {
      name: 'signin.throughput',
      ours: round(first.ours.perSecond),
      floor: round(first.least.perSecond),
      ratio: round(first.ours.perSecond / first.least.perSecond),
      unit: '1/s',
      n,
    },
    figure('signin.p95-to-p50', first.ours.p95, first.ours.p50, n),
    // each measured against the floor of the same minutes, so that a busy machine slows both alike
    figure(
      'signin.growth-200-to-20000',
      then.ours.p50 / then.least.p50,
      first.ours.p50 / first.least.p50,
      n,
    ),
  ]
}

const figure = (name: string, ours: number, floor: number, n: number): Figure => ({
  name,
  ours: round(ours),
  floor: round(floor),
  ratio: round(ours / floor),
  unit: 'ms',
  n,
})

const signIn = (gateway: Gateway) => async (comer: Comer) => {
  const code = issueCode(comer.activityId, gateway.clock.now(), SECRET)
  const data = { action: 'arrival.confirm', input: { code } }
  expectOk(await gateway.invoke('api', data, { openid: comer.openid }))
}

const floor = (gateway: Gateway, round: string) => async (comer: Comer) => {
  const { activityId, memberId } = comer
  const write = {
    _id: `${round}_${activityId}_${memberId}`,
    activityId,
    branchId: 'b00000000000',
    memberId,
    name: memberId,
    standing: 'due',
    late: false,
    at: gateway.clock.now(),
    method: 'self_qr',
    by: memberId,
  }
  const data = { read: activityId, write }
  expectOk(await gateway.invoke('floor', data, { openid: comer.openid }))
}

function expectOk(answer: Awaited<ReturnType<Gateway['invoke']>>): void {
  const reply = 'result' in answer ? (answer.result as { ok: boolean }) : null
  if (!reply?.ok) throw new Error(`a call failed: ${JSON.stringify(answer)}`)
}

const TURNS = 8

/** Both by turns, a part of the crowd at a time. */
async function byTurns(gateway: Gateway, comers: readonly Comer[], name: string) {
  const [ours, least]: [Burst[], Burst[]] = [[], []]
  const part = Math.ceil(comers.length / TURNS)
  for (let from = 0; from < comers.length; from += part) {
    const some = comers.slice(from, from + part)
    least.push(await burst(some, floor(gateway, name)))
    ours.push(await burst(some, signIn(gateway)))
  }
  return { ours: together(ours), least: together(least) }
}

function together(bursts: readonly Burst[]) {
  const times = bursts.flatMap((one) => one.times).sort((a, b) => a - b)
  const seconds = bursts.reduce((sum, one) => sum + one.seconds, 0)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95) }
}

type Burst = { times: number[]; seconds: number }

/** Everybody at once, as many as there are clients at a time. */
async function burst(
  comers: readonly Comer[],
  call: (comer: Comer) => Promise<void>,
): Promise<Burst> {
  const times: number[] = []
  let next = 0
  const client = async () => {
    for (let comer = comers[next++]; comer; comer = comers[next++]) {
      const began = performance.now()
      await call(comer)
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return { times, seconds: (performance.now() - began) / 1000 }
}
