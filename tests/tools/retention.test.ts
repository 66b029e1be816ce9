import { runTool } from '../../tools/main'
import { foundBranch } from '../support/branch'
import { startWorld, type World } from '../support/call'
import { putYears } from '../support/kept'

const KEYS = ['a secret of this test only'] as const
let world: World
beforeAll(async () => {
  world = await startWorld()
  await putYears(world, await foundBranch(world), [2014, 2015, 2016, 2022, 2023], KEYS)
  await world.at('2026-12-11T12:00')
})
afterAll(() => world.close())
afterEach(() => {
  delete process.env.LEDGER_SECRET
})

async function retention(...more: string[]): Promise<string[]> {
  const lines: string[] = []
  const local = ['--local', world.gateway.url]
  await runTool(['retention', ...more, ...local], (line) => lines.push(line))
  return lines
}
const days = () => world.documents.count('activities', {})

test('D5 without --apply it says what would go, and touches nothing', async () => {
  const lines = await retention()
  expect(lines).toContain('文字保存期已满的年度：2015 年及以前；照片和视频：2022 年及以前。')
  expect(lines).toContain('  主题党日：2014年 2 · 2015年 2')
  expect(lines).toContain('  照片和视频：2014年 2 · 2015年 2 · 2016年 2 · 2022年 2')
  expect(lines).toContain('  已离开学校的人员：2014年 2 · 2015年 2')
  expect(lines).toContain('  关怀记录：2014年 2 · 2015年 2')
  expect(lines).toContain('  年度计划：2014年 1 · 2015年 1')
  expect(lines).toContain('  消息：2014年 4 · 2015年 4')
  expect(await days()).toBe(10)
})

test('D5 C4.3d --apply needs the secret of the ledger, so that the chain can be verified afterwards', async () => {
  await expect(retention('--apply')).rejects.toThrow('LEDGER_SECRET')
  expect(await days()).toBe(10)
  process.env.LEDGER_SECRET = KEYS[0]
  await retention('--apply')
  expect(await days()).toBe(6)
  expect((await retention()).at(-1)).toBe('没有需要清除的内容。')
  const lines: string[] = []
  await runTool(['verify', '--local', world.gateway.url], (line) => lines.push(line))
  expect(lines).toEqual(['共 10 条，全部完好。'])
})
