import path from 'node:path'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { PLAN_HEADINGS, PLAN_SHEET } from '../../cloudfunctions/core/domain/plan-table'
import { collections } from '../../cloudfunctions/core/store'
import { planOf } from '../../cloudfunctions/core/store/plans'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { inventedSchool, loadBranchId, loadSet } from '../../tools/load/load-set'
import { TWELVE_THEMES } from '../../tools/load/themes'
import { writeFiled } from '../../tools/load/write'
import { runTool } from '../../tools/main'
import { OperatorError } from '../../tools/operator-error'
import { connect } from '../../tools/platform/connect'
import { temporaryFolder } from '../support/cloud'

const NOW = '2026-12-20T10:00:00+08:00'
const SAMPLE = path.resolve(__dirname, '../../emulator/demo/plan.xlsx')
const BRANCH = '示例第1学院第1党支部'

let gateway: Gateway
beforeEach(async () => {
  gateway = await startGateway({ memory: true, now: NOW })
  await gateway.provision(collections)
  const size = { units: 1, branches: 1, members: 6, year: 2026, seed: 1, now: Date.parse(NOW) }
  for (const batch of loadSet(size, inventedSchool(2026))) await writeFiled(documents(), batch)
})
afterEach(() => gateway.close())

const documents = () => connect({ local: gateway.url }).documents
const run = async (...argv: string[]) => {
  const lines: string[] = []
  const words = ['plan', 'import', ...argv, '--branch', BRANCH, '--local', gateway.url]
  await runTool(words, (line) => lines.push(line))
  return lines
}
const fileOf = async (rows: SheetData) => {
  const file = path.join(temporaryFolder(), 'plan.xlsx')
  await writeWorkbook([{ sheet: PLAN_SHEET, data: [[...PLAN_HEADINGS], ...rows] }]).toFile(file)
  return file
}
const stored = () => planOf(documents(), loadBranchId(1, 1), 2027)

test('domain §4.3 the sample plan is imported, then again without a change', async () => {
  const lines = await run(SAMPLE, '--year', '2027')
  expect(lines).toHaveLength(13)
  expect(lines[0]).toBe(`新增　2027-01　${TWELVE_THEMES[0]?.theme}`)
  expect(lines[12]).toBe(`已写入${BRANCH}的计划。`)
  const { rows = [], revision } = (await stored()) ?? {}
  expect(revision).toBe(1)
  expect(
    rows.map(({ theme, items, mode, place, lead, note }) => ({
      theme,
      items,
      mode,
      place,
      lead,
      note,
    })),
  ).toEqual(TWELVE_THEMES)
  expect(await run(SAMPLE, '--year', '2027')).toContain(
    `未变　2027-12　${TWELVE_THEMES[11]?.theme}`,
  )
  expect((await stored())?.revision).toBe(1)
})

test('a trial run says what would happen and writes nothing', async () => {
  const lines = await run(SAMPLE, '--year', '2027', '--dry-run')
  expect(lines.at(-1)).toBe('核对通过；这是试运行，没有写入。')
  expect(await stored()).toBeNull()
})

test('one wrong cell and nothing is written', async () => {
  const file = await fileOf([
    [1, '新学期计划', '学习教育'],
    [2, '党日', '聚餐'],
  ])
  await expect(run(file, '--year', '2027')).rejects.toThrow(OperatorError)
  await expect(run(file, '--year', '2027')).rejects.toThrow(
    /第 3 行 内容.*第 3 行 主题.*共 2 处需要改正；没有写入任何内容/s,
  )
  expect(await stored()).toBeNull()
})

test('a month that is over is refused, an adopted one asks for a reason', async () => {
  const past = await fileOf([[3, '补一个主题学习', '学习教育']])
  await expect(run(past, '--year', '2026')).rejects.toThrow('这个月已经过去')
  const running = await fileOf([[12, '年终走访慰问活动', '激励帮扶']])
  await expect(run(running, '--year', '2026')).rejects.toThrow('请用 --reason 写明原因')
  await run(running, '--year', '2026', '--reason', '支部大会议定')
  const plan = await planOf(documents(), loadBranchId(1, 1), 2026)
  expect(plan?.rows[11]).toMatchObject({ theme: '年终走访慰问活动' })
  expect(plan?.rows[11]?.earlier).toMatchObject([{ reason: '支部大会议定' }])
})

test.each([
  [[], '请给出计划表文件'],
  [[SAMPLE], '请用 --year 给出年份'],
  [[SAMPLE, '--year', '26'], '请用 --year 给出年份'],
  [[SAMPLE, '--year', '2027', '--reason', '改'], '--reason 请写 2 至 200 字'],
  [['/nowhere/plan.xlsx', '--year', '2027'], '读不到文件'],
])('a mistake is answered with what to do: %j', async (argv, sentence) => {
  await expect(run(...argv)).rejects.toThrow(sentence)
})

test('a branch that is not there, or has no secretary, is said plainly', async () => {
  const words = ['plan', 'import', SAMPLE, '--year', '2027', '--local', gateway.url]
  await expect(runTool([...words, '--branch', '没有的支部'], () => {})).rejects.toThrow(
    '没有叫“没有的支部”的支部',
  )
  await expect(runTool(words, () => {})).rejects.toThrow('请用 --branch')
  const [office] = await documents().find('roles', { where: { role: 'secretary' }, limit: 1 })
  await documents().patch('roles', office?._id ?? '', { to: '2026-11-30' })
  await expect(run(SAMPLE, '--year', '2027')).rejects.toThrow('现在没有书记')
})
