import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { memberIdOf, unitIdOf } from '../../cloudfunctions/core/domain/identity'
import { collections } from '../../cloudfunctions/core/store'
import { Member, members } from '../../cloudfunctions/core/store/members'
import { orgs } from '../../cloudfunctions/core/store/orgs'
import { roles } from '../../cloudfunctions/core/store/roles'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { runTool } from '../../tools/main'
import { OperatorError } from '../../tools/operator-error'
import { connect } from '../../tools/platform/connect'
import { importRoster } from '../../tools/roster/import'
import { branchSheet, person, STUDENTS, UNIT, unitSheet } from '../domain/roster-sheets'

const ROSTER = path.resolve(__dirname, '../../emulator/demo/roster.xlsx')
const NOW = '2026-11-20T10:00:00+08:00'

let gateway: Gateway
beforeEach(async () => {
  gateway = await startGateway({ memory: true, now: NOW })
  await gateway.provision(collections)
})
afterEach(() => gateway.close())

const documents = () => connect({ local: gateway.url }).documents
const run = async (...argv: string[]) => {
  const lines: string[] = []
  await runTool([...argv, '--local', gateway.url], (line) => lines.push(line))
  return lines
}
const importing = (people: Parameters<typeof unitSheet>[0], more = {}) =>
  importRoster(documents(), [unitSheet(people), branchSheet()], {
    now: Date.parse(NOW),
    ...more,
  })
const everything = async () =>
  Promise.all([orgs, members, roles].map(({ name }) => documents().count(name, {})))

test('the roster of the demo is imported by the command a school uses, then again without a change', async () => {
  expect(await run('roster', 'import', ROSTER, '--since', '2026-09-01')).toEqual([
    expect.stringMatching(/^新增 .* 等 \d+ 项$/),
    expect.stringContaining('提示：'),
    '二级党组织：新增 2，更新 0，未变 0',
    '支部：新增 9，更新 0，未变 0',
    '人员：新增 180，更新 0，未变 0',
    expect.stringMatching(/^职务：新增 \d+，更新 0，未变 0$/),
    '已导入。',
  ])
  const unit = await documents().get(orgs.name, unitIdOf(UNIT))
  expect(unit).toMatchObject({ name: UNIT, kind: 'general_branch', validFrom: '2026-09-01' })
  const mobile = Member.parse(await documents().get(members.name, memberIdOf('T0005')))
  expect(mobile).toMatchObject({ mobility: 'mobile', liaisonId: memberIdOf('T0006'), openid: null })

  const before = await everything()
  expect(await run('roster', 'import', ROSTER)).toContain('人员：新增 0，更新 0，未变 180')
  expect(await everything()).toEqual(before)
})

test('a trial run says what would happen and writes nothing', async () => {
  expect(await run('roster', 'import', ROSTER, '--dry-run')).toContain(
    '核对通过；这是试运行，没有写入。',
  )
  expect(await everything()).toEqual([0, 0, 0])
})

test('before anything is written it says who is added, what changes and what ends', async () => {
  const head = person({ 姓名: '赵甲一', '学号/工号': 'T7001', 职务: '书记' })
  const young = person({ 姓名: '钱乙二', '学号/工号': 'T7002', 身份: '预备党员', 转正日期: null })
  await importing([head, young])
  const before = await everything()
  const next = [
    { ...head, 职务: null, 手机: '13877770009' },
    { ...young, 身份: '正式党员', 转正日期: '2026-11-01', 支部: STUDENTS },
    person({ 姓名: '孙丙三', '学号/工号': 'T7003' }),
  ]
  const { preview } = await importing(next, { dryRun: true })
  expect(preview.added).toEqual(expect.arrayContaining(['孙丙三（T7003）']))
  expect(preview.changed.join('\n')).toContain('赵甲一（T7001）：手机')
  expect(preview.changed.join('\n')).not.toContain('13877770009')
  expect(preview.changed.join('\n')).toMatch(
    /钱乙二（T7002）：.*身份 预备党员 → 正式党员.*支部 .+ → .+/,
  )
  expect(preview.ended).toEqual([expect.stringMatching(/^赵甲一（T7001）：.+ 书记$/)])
  expect(await everything()).toEqual(before)
  await importing(next)
  expect((await importing(next, { dryRun: true })).preview).toEqual({
    added: [],
    changed: [],
    ended: [],
  })
})

test('one wrong row and nothing is written; every problem is listed with its row', async () => {
  const wrong = importing([person(), person({ 手机: '123' }), person({ 支部: '没有的支部' })])
  await expect(wrong).rejects.toThrow(OperatorError)
  await expect(wrong).rejects.toThrow(
    /第 3 行 手机.*第 4 行 支部.*共 2 处需要改正；没有写入任何内容/s,
  )
  expect(await everything()).toEqual([0, 0, 0])
})

test('a bound person keeps the WeChat through later imports and moves with history', async () => {
  const who = person({ '学号/工号': 'T7001', 手机: '13877770001' })
  await importing([who])
  const id = memberIdOf('T7001')
  await documents().patch(members.name, id, { openid: 'oKept' })
  const { counts } = await importing([{ ...who, 支部: STUDENTS, 手机: '13877770002' }])
  expect(counts.members).toEqual({ added: 0, changed: 1, unchanged: 0 })
  const kept = Member.parse(await documents().get(members.name, id))
  expect(kept).toMatchObject({ openid: 'oKept', phone: '13877770002' })
  expect(kept.relations.map(({ to }) => to)).toEqual(['2026-11-19', null])
})

test('a phone that somebody outside the workbook has is refused before anything is written', async () => {
  await importing([person({ 姓名: '赵甲一', '学号/工号': 'T7001', 手机: '13877770001' })])
  const before = await everything()
  const sheets = [person({ 手机: '13877770001', 支部: STUDENTS })]
  await expect(importing(sheets)).rejects.toThrow('与已在库中、不在本表的赵甲一（T7001）相同')
  expect(await everything()).toEqual(before)
})

test('people of a branch who are missing from the workbook stay and are named', async () => {
  const first = person({ 姓名: '赵甲一', '学号/工号': 'T7001' })
  await importing([first, person()])
  const { notices } = await importing([person({ 姓名: '新来人' })])
  expect(notices.join()).toMatch(/有 2 人不在本表，未作改动：.*赵甲一（T7001）/)
})

test('a secretary who stops being one loses the office with the import', async () => {
  const old = person({ 职务: '书记' })
  const young = person()
  await importing([old, young])
  await importing([
    { ...old, 职务: null },
    { ...young, 职务: '书记' },
  ])
  const open = await documents().find(roles.name, { where: { to: null }, limit: 10 })
  expect(open).toMatchObject([
    { role: 'secretary', memberId: memberIdOf(String(young['学号/工号'])) },
  ])
})

test('five thousand people are imported and compared again', async () => {
  const many = Array.from({ length: 5000 }, () => person())
  expect((await importing(many)).counts.members.added).toBe(5000)
  expect((await importing(many)).counts.members).toEqual({ added: 0, changed: 0, unchanged: 5000 })
})

test('settings are written for the environment that is named', async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'settings-')), 'settings.json')
  fs.copyFileSync(path.resolve(__dirname, '../../emulator/demo/settings.json'), file)
  expect(await run('settings', 'set', file)).toContain('已写入 示例大学 的设置，消息模板 4 个。')
  expect(await documents().get('settings', 'school')).toMatchObject({ leadDays: 2 })
  expect((await run('templates', 'check')).join()).toContain('duty：thing1=发布本月主题并通知')
  fs.rmSync(path.dirname(file), { recursive: true })
})

test('a branch that does not exist is said plainly; an empty ledger is whole', async () => {
  await importing([person()])
  await expect(run('verify', '--branch', 'b00000000000')).rejects.toThrow('没有编号为')
  expect(await run('verify')).toEqual(['共 0 条，全部完好。（没有设 LEDGER_SECRET，印记未核验）'])
})
