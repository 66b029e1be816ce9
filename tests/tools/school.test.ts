import type { Role } from '../../cloudfunctions/core/contract'
import { schoolIdOf } from '../../cloudfunctions/core/domain/identity'
import { orgOf } from '../../cloudfunctions/core/store/orgs'
import { officesIn } from '../../cloudfunctions/core/store/roles'
import { runTool } from '../../tools/main'
import { OperatorError } from '../../tools/operator-error'
import { putPerson } from '../support/branch'
import { aBranch, aMember, aUnit, openidOf } from '../support/builders'
import { startWorld, type World } from '../support/call'

/** The school and its officers are the operator's: nobody in the app could give the first office (domain §3). */
let world: World
const unit = aUnit('计算机学院党总支')
const branch = aBranch(unit, '教工第一党支部')
const anna = aMember(branch, '安然', { schoolNo: 'T0001' })
const ben = aMember(branch, '白帆', { schoolNo: 'T0002' })
const cora = aMember(branch, '陈诚', { schoolNo: 'T0003', stage: 'probationary' })
const everybody = [anna, ben, cora].map((one) => ({ ...one, openid: openidOf(one._id) }))
const as = (someone: typeof anna) => openidOf(someone._id)

beforeEach(async () => {
  world = await startWorld()
  await world.at('2026-11-20T10:00')
  for (const org of [unit, branch]) await world.documents.put('orgs', org)
  for (const person of everybody) await Promise.all(putPerson(world, person))
})
afterEach(() => world.close())

async function said(...argv: string[]): Promise<string> {
  const lines: string[] = []
  await runTool([...argv, '--local', world.gateway.url], (line) => lines.push(line))
  return lines.join('\n')
}
const refusal = (...argv: string[]) =>
  said(...argv).then(
    () => 'no refusal',
    (error: unknown) => (error instanceof OperatorError ? error.message : `a fault: ${error}`),
  )
const school = () => orgOf(world.documents, schoolIdOf())
const offices = async () =>
  (await officesIn(world.documents, schoolIdOf())).map(({ memberId, role, from, to }) => {
    const name = everybody.find((one) => one._id === memberId)?.name
    return [name, role, from, to]
  })

test('domain §3 a new environment comes to a school view, units and their officers', async () => {
  expect(await world.no('school.show', {}, as(anna))).toBe('not-allowed')
  await said('school', 'set', '--since', '2026-09-01')
  await said('school', 'officer', 't0001', '--role', '组织员', '--from', '2026-09-01')
  const shown = await world.yes('school.show', {}, as(anna))
  expect(shown.school.name).toBe('示例大学党委')
  const change = { what: 'create-unit', name: '数学学院党总支', kind: 'general_branch' } as const
  await world.yes('org.change', { change: { ...change, on: '2026-11-01' } }, as(anna))
  const role: Role = 'unit_secretary'
  const office = { orgId: unit._id, memberId: ben._id, role, from: '2026-11-01' }
  await world.yes('office.assign', office, as(anna))
  await world.yes('unit.show', { unitId: unit._id }, as(ben))
})

test('the school takes its name from the settings, and is renamed with a day; twice is once', async () => {
  expect(await said('school', 'set', '--since', '2026-09-01')).toBe(
    '新建　示例大学党委，自 2026-09-01 起。',
  )
  expect(await said('school', 'set')).toBe('未变　示例大学党委，自 2026-09-01 起。')
  const rename = ['school', 'set', '--name', '中共示例大学委员会', '--since', '2026-11-01']
  expect(await said(...rename, '--dry-run')).toContain('这是试运行')
  expect((await school())?.name).toBe('示例大学党委')
  expect(await said(...rename)).toContain('原名示例大学党委')
  await said(...rename)
  expect(await said('school', 'set')).toContain('未变　中共示例大学委员会')
  expect(await school()).toMatchObject({
    level: 'school',
    name: '中共示例大学委员会',
    names: [
      { name: '示例大学党委', from: '2026-09-01', to: '2026-10-31' },
      { name: '中共示例大学委员会', from: '2026-11-01', to: null },
    ],
    validFrom: '2026-09-01',
    validTo: null,
  })
})

test('a trial run founds nothing, and nothing begins in the future', async () => {
  expect(await said('school', 'set', '--dry-run')).toContain('新建　示例大学党委')
  expect(await refusal('school', 'set', '--since', '2026-12-01')).toContain('不能晚于今天')
  expect(await refusal('school', 'officer', 'T0001', '--role', '书记')).toContain('school set')
  expect(await school()).toBeNull()
})

test('an office is given once, and ends with a day', async () => {
  await said('school', 'set', '--since', '2026-09-01')
  const give = ['school', 'officer', 'T0001', '--role', '书记', '--from', '2026-09-01']
  expect(await said(...give, '--dry-run')).toContain('试运行')
  expect(await offices()).toEqual([])
  expect(await said(...give)).toBe('T0001 书记：自 2026-09-01 起任职。')
  expect(await said(...give)).toBe('未变　T0001 书记：自 2026-09-01 起任职。')
  expect(await refusal('school', 'officer', 'T0002', '--role', '书记')).toContain('已有人担任')
  const end = ['school', 'officer', 'T0001', '--role', '书记', '--end', '2026-10-31']
  await said(...end, '--dry-run')
  expect(await offices()).toEqual([['安然', 'school_secretary', '2026-09-01', null]])
  expect(await said(...end)).toBe('T0001 书记：任职到 2026-10-31 为止。')
  expect(await said(...end)).toContain('未变')
  await said('school', 'officer', 'T0002', '--role', '书记', '--from', '2026-11-01')
  expect(await offices()).toEqual([
    ['安然', 'school_secretary', '2026-09-01', '2026-10-31'],
    ['白帆', 'school_secretary', '2026-11-01', null],
  ])
})

test.each([
  [['T0003', '--role', '书记'], '正式党员'],
  [['T9999', '--role', '书记'], '名册里没有'],
  [['T0001', '--role', '组织员', '--from', '2026-08-01'], '日期早于'],
  [['T0001', '--role', '组织员', '--end', '2026-11-01'], '没有担任这个职务'],
  [['T0001', '--role', '主任'], '可填：书记、组织员'],
  [['T0001'], '请用 --role'],
  [['', '--role', '书记'], '学号或工号'],
  [['T0001', '--role', '书记', '--from', '2026-09-01', '--end', '2026-10-01'], '分两次'],
  [['T0001', '--role', '书记', '--from', '九月'], '2026-09-01'],
])('what the rule of every office refuses is said plainly: %j', async (argv, sentence) => {
  await said('school', 'set', '--since', '2026-09-01')
  expect(await refusal('school', 'officer', ...argv)).toContain(sentence)
  expect(await offices()).toEqual([])
})
