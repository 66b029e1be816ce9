import tcb from '@cloudbase/node-sdk'
import { strToU8, zipSync } from 'fflate'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { Input } from '../../cloudfunctions/core/contract'
import { monthIdOf, planIdOf } from '../../cloudfunctions/core/domain/identity'
import { PLAN_HEADINGS, PLAN_SHEET } from '../../cloudfunctions/core/domain/plan-table'
import { Plan } from '../../cloudfunctions/core/store/plans'
import { POSTED } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { databaseCalls } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
beforeEach(() => world().at(POSTED))
guards(
  'forms.plan-import',
  () => ({
    branchId: fixture().branch._id,
    year: 2027,
    fileId: 'cloud://env.bucket/incoming/plan.xlsx',
    revision: 0,
    write: false,
  }),
  { world, fixture, cast: ['member', 'recorder', 'liaison', 'prospect'] },
)

const ROWS: SheetData = [
  [1, '年终总结与新学期计划', '民主议事、学习教育', '线下', '学院楼 301', '支部书记', null],
  ['2月', '假期线上学习与返校志愿引导', '学习教育', '线上', null, '宣传委员', null],
  ['2027年3月', '学雷锋：电脑义诊志愿服务', '志愿服务', null, '图书馆一楼', '组织委员', '自带工具'],
]
const bytesOf = (rows: SheetData, sheet = PLAN_SHEET): Promise<Uint8Array> =>
  writeWorkbook([{ sheet, data: [[...PLAN_HEADINGS], ...rows] }]).toBuffer()

let uploads = 0
const upload = (bytes: Uint8Array, file = `incoming/plan-${uploads++}.xlsx`) =>
  world().upload(fixture().as('secretary'), file, bytes)
const asking = (fileId: string, more: Partial<Input<'forms.plan-import'>> = {}) => ({
  branchId: fixture().branch._id,
  year: 2027,
  fileId,
  revision: 0,
  write: true,
  ...more,
})
const imported = async (rows: SheetData, more: Partial<Input<'forms.plan-import'>> = {}) =>
  world().yes(
    'forms.plan-import',
    asking(await upload(await bytesOf(rows)), more),
    fixture().as('secretary'),
  )
const refused = (fileId: string, more: Partial<Input<'forms.plan-import'>> = {}) =>
  world().no('forms.plan-import', asking(fileId, more), fixture().as('secretary'))
const stored = async () => {
  const doc = await world().documents.get('plans', planIdOf(fixture().branch._id, 2027))
  return doc ? Plan.parse(doc) : null
}
const adopt = async () => {
  const plan = await stored()
  const rows = plan?.rows.map((row) => ({
    ...row,
    adoptedAt: Date.parse('2026-12-08T11:00+08:00'),
  }))
  await world().documents.patch('plans', planIdOf(fixture().branch._id, 2027), { rows })
}
const isKept = async (fileId: string) => {
  const app = tcb.init({ env: process.env.TCB_ENV ?? '' })
  const { fileList } = await app.getTempFileURL({ fileList: [fileId] })
  return Boolean(fileList[0]?.tempFileURL)
}

test('C2.0b a plan from a workbook is shown first and changes nothing', async () => {
  const fileId = await upload(await bytesOf(ROWS))
  const preview = asking(fileId, { write: false })
  const shown = await world().yes('forms.plan-import', preview, fixture().as('deputy'))
  expect(shown).toEqual({
    revision: 0,
    rows: [
      { month: '2027-01', theme: '年终总结与新学期计划', change: 'added' },
      { month: '2027-02', theme: '假期线上学习与返校志愿引导', change: 'added' },
      { month: '2027-03', theme: '学雷锋：电脑义诊志愿服务', change: 'added' },
    ],
    problems: [],
    written: false,
  })
  expect(await stored()).toBeNull()
  expect(await isKept(fileId)).toBe(true)
})

test('C2.0b written, it stands in the plan as drafts; the upload goes within the hour', async () => {
  const fileId = await upload(await bytesOf(ROWS))
  const secretary = fixture().as('secretary')
  const answer = await world().yes('forms.plan-import', asking(fileId), secretary)
  expect(answer).toMatchObject({ revision: 1, written: true })
  const plan = await stored()
  expect(plan?.rows.map(({ month, adoptedAt, mode }) => [month, adoptedAt, mode])).toEqual([
    ['2027-01', null, 'in_person'],
    ['2027-02', null, 'online'],
    ['2027-03', null, 'in_person'],
  ])
  expect(plan?.rows[2]).toMatchObject({
    theme: '学雷锋：电脑义诊志愿服务',
    items: [{ kind: 'required', category: 'volunteer' }],
    place: '图书馆一楼',
    lead: '组织委员',
    note: '自带工具',
    writtenBy: fixture().people.secretary._id,
    earlier: [],
  })
  // an answer that got lost is asked for again
  expect(await world().yes('forms.plan-import', asking(fileId), secretary)).toMatchObject({
    revision: 1,
    written: true,
  })
  await world().gateway.clock.advance(3_700_000)
  await world().tick()
  expect(await isKept(fileId)).toBe(false)
})

test('F6 a workbook that was looked at and never written goes within the hour', async () => {
  const fileId = await upload(await bytesOf(ROWS))
  const secretary = fixture().as('secretary')
  await world().yes('forms.plan-import', asking(fileId, { write: false }), secretary)
  await world().tick()
  expect(await isKept(fileId)).toBe(true)
  await world().gateway.clock.advance(3_700_000)
  await world().tick()
  expect(await isKept(fileId)).toBe(false)
})

test('the same workbook again changes nothing, whatever revision the phone knew', async () => {
  await imported(ROWS)
  const again = await imported(ROWS)
  expect(again).toMatchObject({ revision: 1, written: true })
  expect(again.rows.map(({ change }) => change)).toEqual(['same', 'same', 'same'])
  expect((await stored())?.revision).toBe(1)
})

test('twins at once write once', async () => {
  const input = asking(await upload(await bytesOf(ROWS)))
  const secretary = fixture().as('secretary')
  const twins = await Promise.all([
    world().call('forms.plan-import', input, secretary),
    world().call('forms.plan-import', input, secretary),
  ])
  expect(twins.some(({ ok }) => ok)).toBe(true)
  expect((await stored())?.revision).toBe(1)
})

test('one wrong cell and nothing is written; row, column and what may stand there are said', async () => {
  const wrong: SheetData = [...ROWS, ['4月', '国家安全知识学习', '聚餐', null, null, null, null]]
  const answer = await imported([...wrong, [13, '年度总结', null, null, null, null, null]])
  expect(answer.written).toBe(false)
  expect(answer.problems).toEqual([
    expect.stringMatching(/^〔活动计划表〕第 5 行 内容：“聚餐”不认识，可填：学习教育、/),
    '〔活动计划表〕第 6 行 月份：“13”不是月份，请写成 1 至 12',
  ])
  expect(await stored()).toBeNull()
})

test('a month that is over is a problem, unless it says what was planned', async () => {
  await imported(ROWS)
  await world().at('2027-03-02T10:00')
  const rows: SheetData = [ROWS[0] ?? [], ['2月', '补一个主题学习', '学习教育']]
  const answer = await imported(rows, { revision: 1 })
  expect(answer).toMatchObject({
    written: false,
    problems: ['〔活动计划表〕第 3 行 月份：这个月已经过去，计划不能再改；请删除这一行'],
  })
  expect((await stored())?.revision).toBe(1)
})

test('a plan changed elsewhere meanwhile is looked at again first', async () => {
  await imported(ROWS)
  const fileId = await upload(await bytesOf([[4, '国家安全知识学习', '学习教育']]))
  expect(await refused(fileId)).toBe('plan-changed')
  expect((await stored())?.rows).toHaveLength(3)
  // the upload stays for the second look
  const secretary = fixture().as('secretary')
  const answer = await world().yes('forms.plan-import', asking(fileId, { revision: 1 }), secretary)
  expect(answer).toMatchObject({ revision: 2, written: true })
  expect((await stored())?.rows).toHaveLength(4)
})

test('C2.0b an adopted row is amended with a reason alone, and keeps what it said', async () => {
  await imported(ROWS)
  await adopt()
  const amended: SheetData = [ROWS[0] ?? [], ['2月', '走访慰问留校师生', '激励帮扶']]
  const fileId = await upload(await bytesOf(amended))
  expect(await refused(fileId, { revision: 1 })).toBe('amendment-needs-reason')
  expect((await stored())?.revision).toBe(1)
  const more = { revision: 1, reason: '学校统一安排留校' }
  await world().yes('forms.plan-import', asking(fileId, more), fixture().as('secretary'))
  const row = (await stored())?.rows[1]
  expect(row).toMatchObject({ theme: '走访慰问留校师生' })
  expect(row?.adoptedAt).not.toBeNull()
  expect(row?.earlier).toMatchObject([
    { words: { theme: '假期线上学习与返校志愿引导' }, reason: '学校统一安排留校' },
  ])
  expect((await stored())?.rows[0]?.earlier).toEqual([])
})

test('C2.0c a row that takes the theme set from above says so', async () => {
  const { unit, people } = fixture()
  await world().documents.put('months', {
    _id: monthIdOf('theme', unit._id, '2027-01'),
    kind: 'theme',
    orgId: unit._id,
    orgName: unit.name,
    month: '2027-01',
    theme: '年终总结与新学期计划',
    items: [],
    note: '',
    setBy: people.secretary._id,
    setAt: Date.parse('2026-12-01T10:00+08:00'),
    earlier: [],
  })
  await imported(ROWS)
  expect((await stored())?.rows.map(({ source }) => source)).toEqual([
    'superior',
    'branch',
    'branch',
  ])
})

const bomb = () =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/sharedStrings.xml': new Uint8Array(3e7),
  })
const farOut = async () => {
  const { unzipSync, strFromU8 } = await import('fflate')
  const parts = unzipSync(await bytesOf(ROWS))
  const [name = ''] = Object.keys(parts).filter((one) => one.startsWith('xl/worksheets/sheet'))
  const xml = strFromU8(parts[name] ?? new Uint8Array())
  const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
  return zipSync({ ...parts, [name]: strToU8(xml.replace('</sheetData>', far)) })
}
test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
  ['text', () => strToU8('月份,主题'), 'xlsx'],
  ['an archive cut short', async () => (await bytesOf(ROWS)).slice(0, 900), 'xlsx'],
  ['another ending', () => bytesOf(ROWS), 'xls'],
  ['more than 2 MB', () => new Uint8Array(2 * 1024 * 1024 + 1), 'xlsx'],
  ['one that unpacks to far more', bomb, 'xlsx'],
  ['one with a cell at the end of the world', farOut, 'xlsx'],
])('refused, and the upload is gone: %s', async (_, bytes, ending) => {
  const fileId = await upload(await bytes(), `incoming/wrong-${uploads++}.${ending}`)
  expect(await refused(fileId)).toBe('workbook-invalid')
  expect(await isKept(fileId)).toBe(false)
  expect(await stored()).toBeNull()
})

test('only what lies in the place of uploads is read', async () => {
  const kept = await upload(await bytesOf(ROWS), 'media/plan.xlsx')
  expect(await refused(kept)).toBe('workbook-invalid')
  expect(await refused('https://example.com/incoming/a.xlsx')).toBe('workbook-invalid')
  expect(await refused('cloud://env.bucket/incoming/none.xlsx')).toBe('workbook-invalid')
})

test('the number of questions does not grow with the rows', async () => {
  const many = Array.from({ length: 12 }, (_, i) => [i + 1, `第${i + 1}次主题学习`, '学习教育'])
  const counted = async (rows: SheetData) => {
    const input = asking(await upload(await bytesOf(rows)), { year: 2028 })
    const reply = await world().call('forms.plan-import', input, fixture().as('secretary'))
    expect(reply.ok).toBe(true)
    await world().documents.remove('plans', planIdOf(fixture().branch._id, 2028))
    return databaseCalls(world(), reply.requestId).length
  }
  expect(await counted(many)).toBe(await counted(many.slice(0, 1)))
})
