import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { aPlanRow, closeEvent, plannedInNovember, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { bytesAt, cellsOf, table, wordsOf } from '../support/forms'
import { guards, inAWorld } from '../support/guards'
import { renamedUnit } from '../support/reshaped'

const { world, fixture } = inAWorld(startWorld)
const input = () => ({ from: '2026-01', to: '2026-12', branchId: fixture().branch._id })
guards('forms.handover', input, { world, fixture, cast: ['member', 'recorder', 'prospect'] })

async function pack(span: Partial<ReturnType<typeof input>> = {}) {
  const made = await world().yes('forms.handover', { ...input(), ...span }, fixture().as('deputy'))
  return { made, bytes: await bytesAt(made) }
}
const namesOf = (bytes: Uint8Array) => Object.keys(unzipSync(bytes)).sort()

/** A sealed day, another of the same month, a third that nobody closed. */
async function aMonth(): Promise<string> {
  const { as, branch, people } = fixture()
  const first = await postEvent(world(), fixture())
  await world().yes(
    'plan.save-row',
    { branchId: branch._id, month: '2026-12', revision: 0, words: aPlanRow() },
    as('secretary'),
  )
  const log = { key: aKey(), memberId: people.mobile._id, on: '2026-12-07', note: '平安' } as const
  await world().yes('contact.log', { ...log, channel: 'phone', reached: true }, as('liaison'))
  const at = (local: string) => Date.parse(`${local}:00+08:00`)
  const second = await postEvent(world(), fixture(), { startsAt: at('2026-12-11T08:00') })
  await postEvent(world(), fixture(), { theme: '没有归档的一天', startsAt: at('2026-12-11T10:00') })
  await closeEvent(world(), fixture(), first)
  await closeEvent(world(), fixture(), second)
  return branch.name
}

test('§4.8, §7 #19 a year in one archive: by months, with contents, without names of people', async () => {
  const branch = await aMonth()
  const { made, bytes } = await pack()
  expect(made.fileName).toBe(`${branch}_202601-202612_移交材料.zip`)
  expect(namesOf(bytes)).toEqual(
    [
      `2026/12/${branch}_2026年12月主题党日_记录表.docx`,
      `2026/12/${branch}_2026年12月主题党日_记录表_2.docx`,
      `2026/12/${branch}_2026年12月主题党日_签到表（已归档）.xlsx`,
      `2026/12/${branch}_2026年12月主题党日_签到表（已归档）_2.xlsx`,
      `2026/${branch}_2026年_流动党员联系记录表.xlsx`,
      `2026/${branch}_2026年主题党日_台账.xlsx`,
      `2026/${branch}_2026年主题党日_计划表.xlsx`,
      `2026/${branch}_2026年组织生活开展情况统计表.xlsx`,
      `${branch}_2026年12月11日_流动党员登记表.xlsx`,
      'SHA256SUMS',
      '目录.xlsx',
    ].sort(),
  )
  const files = unzipSync(bytes)
  const file = (name: string) => files[name] ?? new Uint8Array()
  expect(wordsOf(file(`2026/12/${branch}_2026年12月主题党日_记录表_2.docx`))).toContain('2026年第')
  const contents = table(await cellsOf(file('目录.xlsx')))
  expect(contents.filter((row) => row.内容 === '记录表')).toHaveLength(2)
  // the day nobody closed is named rather than left out in silence
  expect(contents).toContainEqual(
    expect.objectContaining({ 内容: '尚未归档', 说明: '2026-12-11 没有归档的一天' }),
  )
  const register = await cellsOf(file(`2026/12/${branch}_2026年12月主题党日_签到表（已归档）.xlsx`))
  expect(table(register)[0]).toMatchObject({
    姓名: 'secretary',
    '学号/工号': fixture().people.secretary.schoolNo,
    身份: '正式',
    备注: '缺席',
  })
  expect(register.flat().join()).toContain('应到 7')
})

test('T11 the ledger in the archive says what the ledger says', async () => {
  const branch = await aMonth()
  const { bytes } = await pack()
  const file = unzipSync(bytes)[`2026/${branch}_2026年主题党日_台账.xlsx`] ?? new Uint8Array()
  const { lines } = await world().yes('ledger.show', { year: 2026 }, fixture().as('secretary'))
  const rows = table((await cellsOf(file)).slice(0, -1))
  expect(rows.map((row) => [row.主题, row.应到, row.校验码]).sort()).toEqual(
    lines.map((one) => [one.theme, String(one.counts.due), one.digest.slice(0, 8)]).sort(),
  )
  expect(rows[0]?.计划主题).toBe('学习党章专题讨论')
})

test('§7 #15, C0.1 a record says the plan of the month made up for, and the unit as it was named that day', async () => {
  const { branch, unit } = fixture()
  await plannedInNovember(world(), fixture(), '十一月的计划主题')
  const activityId = await postEvent(world(), fixture(), { makesUpFor: '2026-11' })
  await closeEvent(world(), fixture(), activityId)
  await renamedUnit(world(), fixture(), '改名以后的党委', '2026-12-12')
  const { bytes } = await pack()
  const record = `2026/12/${branch.name}_2026年12月主题党日_记录表.docx`
  const text = wordsOf(unzipSync(bytes)[record] ?? new Uint8Array())
  for (const said of ['十一月的计划主题', `${unit.name}　${branch.name}`])
    expect(text).toContain(said)
})

test('sha256sum accepts the list, and finds a file that was changed', async () => {
  await aMonth()
  const { bytes } = await pack()
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-'))
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true })
    fs.writeFileSync(path.join(dir, name), content)
  }
  const check = () => execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: dir })
  expect(check().toString()).toBe('')
  fs.appendFileSync(path.join(dir, '目录.xlsx'), 'x')
  expect(check).toThrow()
  fs.rmSync(dir, { recursive: true })
})

test('a term may cross the year, and is at most three years', async () => {
  await aMonth()
  const { bytes } = await pack({ from: '2025-09', to: '2026-08' })
  expect(namesOf(bytes).filter((name) => name.includes('记录表.docx'))).toEqual([])
  expect(namesOf(bytes).filter((name) => name.includes('台账'))).toHaveLength(2)
  const openid = fixture().as('secretary')
  const no = (from: string, to: string) =>
    world().no('forms.handover', { ...input(), from, to }, openid)
  expect(await no('2026-02', '2026-01')).toBe('date-out-of-range')
  expect(await no('2023-01', '2026-01')).toBe('date-out-of-range')
})
