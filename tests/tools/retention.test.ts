import { erasuresAll } from '../../cloudfunctions/core/store/erasures'
import { runTool } from '../../tools/main'
import { foundBranch } from '../support/branch'
import { aSchool } from '../support/builders'
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

test('D5 a picture added in the year after goes with the day it belongs to, and is listed', async () => {
  const settings = aSchool({ retention: { textYears: 10, mediaYears: null } })
  await world.documents.put('settings', settings)
  const [day] = await world.documents.find('activities', {
    where: { month: '2015-12' },
    limit: 1,
  })
  const album = await world.documents.get('media', day?._id ?? '')
  const items = ((album?.items ?? []) as object[]).map((one) => ({
    ...one,
    addedAt: Date.parse('2016-01-05T12:00:00+08:00'),
  }))
  await world.documents.put('media', { ...album, items } as never)
  expect(await retention()).toContain('  照片和视频：2014年 2 · 2015年 2')
  await world.documents.put('settings', aSchool())
  expect(await retention()).toContain('  照片和视频：2014年 2 · 2015年 1 · 2016年 3 · 2022年 2')
})

test('D5 C4.3d a day that was only made to look old is not listed; the operator is told', async () => {
  const [day] = await world.documents.find('activities', { where: { month: '2023-12' }, limit: 1 })
  if (!day) throw new Error('there is no such day')
  const put = (startsAt: unknown) => world.documents.patch('activities', day._id, { startsAt })
  await put(Date.parse('2014-06-01T15:00:00+08:00'))
  const lines = await retention()
  expect(lines).toContain('有 1 次活动的年度与台账所封存的不符，不清除。请先用 verify 核验台账。')
  expect(lines).toContain('  主题党日：2014年 2 · 2015年 2')
  await put(day.startsAt)
})

test('D5 C4.3d --apply needs the secret of the ledger, so that the chain can be verified afterwards', async () => {
  await expect(retention('--apply')).rejects.toThrow('LEDGER_SECRET')
  expect(await days()).toBe(10)
  process.env.LEDGER_SECRET = KEYS[0]
  const counted = (await retention()).filter((line) => line.startsWith('  '))
  await retention('--apply')
  expect(await days()).toBe(6)
  // what went is what was listed, beside what belongs to it and is not listed by itself
  const gone = await erasuresAll(world.documents)
  const told = (kind: string) =>
    gone
      .filter((one) => one.kind === kind)
      .map(({ year, count }) => `${year}年 ${count}`)
      .join(' · ')
  expect(counted).toContain(`  照片和视频：${told('media')}`)
  expect(counted).toContain(`  消息：${told('messages')}`)
  expect(counted).toContain(`  决议：${told('resolutions')}`)
  expect((await retention()).at(-1)).toBe('没有需要清除的内容。')
  const lines: string[] = []
  await runTool(['verify', '--local', world.gateway.url], (line) => lines.push(line))
  expect(lines).toEqual(['共 10 条，全部完好。'])
})
