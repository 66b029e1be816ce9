import { standingOn } from '../../cloudfunctions/core/domain/due-list'
import {
  branchIdOf,
  memberIdOf,
  schoolIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import { canVoteOn, stageOn } from '../../cloudfunctions/core/domain/membership'
import { Activity, activities } from '../../cloudfunctions/core/store/activities'
import { linesOfYear } from '../../cloudfunctions/core/store/ledger-pages'
import { everInBranch } from '../../cloudfunctions/core/store/members'
import { branchOf, orgOf } from '../../cloudfunctions/core/store/orgs'
import { planOf } from '../../cloudfunctions/core/store/plans'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import {
  B01,
  B02,
  B03,
  B05,
  B06,
  B08,
  B09,
  B10,
  branches,
  COMPUTING,
  MATHEMATICS,
} from '../../emulator/demo/branches'
import { addHistory } from '../../emulator/demo/history'
import { MadeFrom } from '../../emulator/demo/kept'
import { CAST, people } from '../../emulator/demo/people'
import { prepare } from '../../emulator/demo/prepare'
import { runTool } from '../../tools/main'
import { connect } from '../../tools/platform/connect'
import { LEDGER_SECRET } from '../support/call'
import { builtFunctions } from '../support/functions-once'

const NOW = '2026-12-08T09:00:00+08:00'
let gateway: Gateway
let seconds = 0
const documents = () => connect({ local: gateway.url }).documents
const idOf = (name: string, unit = COMPUTING) => branchIdOf(unit, name)

beforeAll(async () => {
  gateway = await startGateway({
    memory: true,
    functions: builtFunctions(),
    now: NOW,
    timers: false,
  })
  const started = performance.now()
  await prepare(gateway, new MadeFrom(null), { empty: false, ledgerSecret: LEDGER_SECRET })
  seconds = (performance.now() - started) / 1000
})
afterAll(() => {
  console.log(`the demo was prepared in ${seconds.toFixed(1)} s`)
  return gateway.close()
})

const daysOf = async (branchId: string) => {
  const found = await documents().find(activities.name, { where: { branchId }, limit: 100 })
  return found.map((doc) => Activity.parse(doc)).sort((a, b) => a.startsAt - b.startsAt)
}

test.each<[string, string, number, number, number]>([
  [B01, COMPUTING, 17, 0, 1],
  [B02, COMPUTING, 14, 1, 0],
  [B03, COMPUTING, 6, 0, 0],
  [branches[3]?.name ?? '', COMPUTING, 12, 0, 0],
  [B05, COMPUTING, 9, 19, 1],
  [B06, COMPUTING, 31, 25, 6],
  [branches[6]?.name ?? '', COMPUTING, 24, 4, 1],
  [B08, COMPUTING, 3, 2, 0],
  [B10, MATHEMATICS, 8, 0, 0],
])('domain §5 %s has the people of the table', async (name, unit, full, probationary, mobile) => {
  const branchId = idOf(name, unit)
  const roster = await everInBranch(documents(), branchId)
  const on = '2026-12-08'
  const stages = roster.map((person) => stageOn(person, on))
  const standings = roster.map((person) => standingOn(person, branchId, on))
  expect(stages.filter((stage) => stage === 'full')).toHaveLength(full)
  expect(stages.filter((stage) => stage === 'probationary')).toHaveLength(probationary)
  expect(standings.filter((standing) => standing === 'mobile')).toHaveLength(mobile)
})

test('domain §2.2 two votes of B01 rest: fifteen vote, and sixteen are due', async () => {
  const roster = await everInBranch(documents(), idOf(B01))
  const on = '2026-12-08'
  expect(roster.filter((person) => canVoteOn(person, idOf(B01), on))).toHaveLength(15)
  expect(roster.filter((person) => standingOn(person, idOf(B01), on) === 'due')).toHaveLength(16)
})

test('domain §5 a branch for a time lives from March to June; its people belong to B06', async () => {
  const branch = await branchOf(documents(), idOf(B09))
  expect(branch).toMatchObject({
    kind: 'temporary',
    validFrom: '2026-03-01',
    validTo: '2026-06-30',
  })
  const [intern] = await everInBranch(documents(), idOf(B09))
  if (!intern) throw new Error('nobody in the branch')
  const standing = (name: string, day: string) => standingOn(intern, idOf(name), day)
  expect([standing(B09, '2026-04-10'), standing(B06, '2026-04-10')]).toEqual(['due', 'seconded'])
  expect([standing(B09, '2026-07-01'), standing(B06, '2026-07-01')]).toEqual([null, 'due'])
  expect((await daysOf(idOf(B09))).map(({ month }) => month)).toEqual([
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
  ])
})

test('every branch has a year behind it: held, one made up for, one combined, one missed', async () => {
  const monthsOf = async (name: string, unit?: string) =>
    (await daysOf(idOf(name, unit))).map(({ month, makesUpFor }) => makesUpFor ?? month)
  // months that are over, without those named
  const without = (...gone: string[]) =>
    ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].filter(
      (month) => !gone.includes(month),
    )
  const over = (months: string[]) =>
    months
      .map((month) => month.slice(5))
      .filter((month) => month < '12')
      .sort()
  expect(over(await monthsOf(B01))).toEqual(without('08'))
  expect(over(await monthsOf(B08))).toEqual(without('05', '08'))
  expect(over(await monthsOf(B10, MATHEMATICS))).toEqual(without())
  const late = (await daysOf(idOf(B01))).filter(({ makesUpFor }) => makesUpFor)
  expect(late.map(({ month, makesUpFor }) => [month, makesUpFor])).toEqual([['2026-03', '2026-02']])
  expect(await documents().get('months', `policy_${unitIdOf(COMPUTING)}_2026-08`)).toMatchObject({
    policy: 'combined',
    combinedWith: '2026-07',
  })
})

test('every day is counted and sealed, and the chains are whole', async () => {
  for (const { name, unit } of [...branches, { name: B09, unit: COMPUTING }]) {
    const days = await daysOf(idOf(name, unit))
    for (const { presentCount, sealedAt } of days) {
      expect(presentCount).toBeGreaterThan(0)
      expect(sealedAt).not.toBeNull()
    }
    const entries = await linesOfYear(documents(), idOf(name, unit), 2026)
    expect(entries.map(({ activityId }) => activityId)).toEqual(days.map(({ _id }) => _id))
    for (const { activityId, line } of entries) {
      const day = days.find(({ _id }) => _id === activityId)
      expect(line.counts.present).toBe(day?.presentCount)
      expect(line.counts.absent).toBe(0)
    }
  }
  const verified = async () => {
    const lines: string[] = []
    await runTool(['verify', '--local', gateway.url], (line) => lines.push(line))
    return lines.at(-1)
  }
  expect(await verified()).toMatch(/^共 \d+ 条，全部完好。（没有设 LEDGER_SECRET，印记未核验）$/)
  process.env.LEDGER_SECRET = LEDGER_SECRET
  expect(await verified()).toMatch(/^共 \d+ 条，全部完好。$/)
  process.env.LEDGER_SECRET = 'a wrong guess'
  await expect(verified()).rejects.toThrow('与封存时不符')
  delete process.env.LEDGER_SECRET
})

test('a start that broke off is completed without a second entry', async () => {
  const before = await documents().count('ledger', {})
  await addHistory(documents(), { now: Date.parse(NOW), ledgerSecret: LEDGER_SECRET })
  expect(await documents().count('ledger', {})).toBe(before)
})

test('C2.0b two branches keep an adopted plan; C2.3b July was held by the unit', async () => {
  for (const name of [B01, B02]) {
    const plan = await planOf(documents(), idOf(name), 2026)
    expect(plan?.rows).toHaveLength(12)
    expect(plan?.rows.every(({ adoptedAt }) => adoptedAt !== null)).toBe(true)
  }
  expect(await planOf(documents(), idOf(B03), 2026)).toBeNull()
  const july = (await daysOf(idOf(B03))).find(({ month }) => month === '2026-07')
  expect(july?.event).toMatchObject({ organiser: 'unit', orgName: COMPUTING })
})

test('the school has an officer of its organisation department', async () => {
  expect(await orgOf(documents(), schoolIdOf())).toMatchObject({ level: 'school' })
  const offices = await documents().find('roles', {
    where: { memberId: memberIdOf(CAST.orgOfficer), to: null },
    limit: 10,
  })
  expect(offices).toMatchObject([{ orgId: schoolIdOf(), role: 'org_officer' }])
})

test('names and numbers are each one person’s', () => {
  for (const fact of ['name', 'schoolNo'] as const) {
    expect(new Set(people.map((person) => person[fact])).size).toBe(people.length)
  }
})
