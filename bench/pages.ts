import path from 'node:path'
import type { ActionName, Input } from '../cloudfunctions/core/contract'
import type { Doc, Documents } from '../cloudfunctions/core/platform/ports'
import { collections } from '../cloudfunctions/core/store'
import { activities } from '../cloudfunctions/core/store/activities'
import { members } from '../cloudfunctions/core/store/members'
import { orgs } from '../cloudfunctions/core/store/orgs'
import { settings } from '../cloudfunctions/core/store/settings'
import { type Gateway, startGateway } from '../emulator/cloud/gateway'
import { buildFunctions } from '../tools/build/functions'
import { readSettings } from '../tools/commands/settings-set'
import { inventedSchool, loadBranchId, loadSet, loadUnitId } from '../tools/load/load-set'
import { loadOpenid, SEATS } from '../tools/load/people'
import { writeFiled } from '../tools/load/write'
import { connect } from '../tools/platform/connect'
import type { startFloor } from './floor'
import { compare, type Figure } from './measure'

type Floor = Awaited<ReturnType<typeof startFloor>>

const PROJECT = path.resolve(__dirname, '..')
const NOW = '2026-12-08T10:00:00+08:00'
/** Six hundred branches (domain §5). */
const SIZE = { units: 30, branches: 20, members: 30, year: 2026, seed: 1, now: Date.parse(NOW) }
const ROUNDS = 60

/**
 * First pages in a school of 600 branches: the whole call, through function and SDK, beside one plain read of the
 * documents the page is made of.
 */
export async function pageFigures(dir: string, floor: Floor): Promise<Figure[]> {
  const functions = path.join(dir, 'functions')
  await buildFunctions(PROJECT, functions)
  const functionEnv = { SIGN_IN_SECRET: 'of the bench only' }
  const gateway = await startGateway({
    memory: true,
    functions,
    functionEnv,
    now: NOW,
    timers: false,
  })
  try {
    await gateway.provision(collections)
    const { documents } = connect({ local: gateway.url })
    await documents.put(
      settings.name,
      await readSettings(path.join(PROJECT, 'emulator/demo/settings.json')),
    )
    for (const batch of loadSet(SIZE, inventedSchool(SIZE.year))) await writeFiled(documents, batch)
    return await measured(gateway, documents, floor)
  } finally {
    await gateway.close()
  }
}

async function measured(gateway: Gateway, documents: Documents, floor: Floor): Promise<Figure[]> {
  const seat = (member: number) => loadOpenid({ unit: 1, branch: 1, member })
  const page = async <A extends ActionName>(
    action: A,
    input: Input<A>,
    member: number,
    made: Doc[],
  ): Promise<Figure> => {
    await floor.put(action, JSON.stringify(made))
    const ask = async () => {
      const answer = await gateway.invoke('api', { action, input }, { openid: seat(member) })
      const reply = 'result' in answer ? (answer.result as { ok: boolean }) : null
      if (!reply?.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`)
    }
    return compare(action, ROUNDS, ask, () => floor.get(action))
  }
  const find = (collection: { name: string }, where: Record<string, string>) =>
    documents.find(collection.name, { where, limit: 1000 })
  const branchId = loadBranchId(1, 1)
  const unitId = loadUnitId(1)
  return [
    await page('home.show', {}, SEATS.secretary, [
      ...(await find(members, { openid: seat(SEATS.secretary) })),
      ...(await find(activities, { branchId })),
    ]),
    await page('unit.show', { year: SIZE.year }, SEATS.unitSecretary, [
      ...(await find(orgs, { parentId: unitId })),
      ...(await find(activities, { unitId })).map(lean),
    ]),
    await page('school.show', { month: '2026-11' }, SEATS.orgOfficer, [
      ...(await find(orgs, { level: 'branch' })),
      ...(await find(activities, { month: '2026-11' })).map(lean),
    ]),
  ]
}

/** An activity without its list: what the state of a month is made of. */
const lean = ({ _id, branchId, unitId, month, makesUpFor, theme, startsAt, endsAt }: Doc): Doc => ({
  _id,
  branchId,
  unitId,
  month,
  makesUpFor,
  theme,
  startsAt,
  endsAt,
})
