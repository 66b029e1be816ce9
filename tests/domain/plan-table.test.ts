import * as fc from 'fast-check'
import { ELECTIVE_TAGS, MODES, REQUIRED_CATEGORIES } from '../../cloudfunctions/core/contract'
import { comparePlan } from '../../cloudfunctions/core/domain/plan-import'
import {
  PLAN_HEADINGS,
  PLAN_SHEET,
  readMonth,
  readPlanTable,
} from '../../cloudfunctions/core/domain/plan-table'
import { type Cell, problemLine, type Sheet } from '../../cloudfunctions/core/domain/roster-problem'
import { itemWord, MODE_WORDS } from '../../cloudfunctions/core/domain/workbook-words'

const row = (over: Partial<Record<(typeof PLAN_HEADINGS)[number], Cell>> = {}): Cell[] => {
  const cells = {
    月份: 3,
    主题: '学雷锋志愿服务',
    内容: '志愿服务、学习教育',
    形式: '线下',
    地点: '学院楼 301',
    责任人: '组织委员',
    备注: null,
    ...over,
  }
  return PLAN_HEADINGS.map((heading) => cells[heading])
}
const sheet = (rows: Cell[][], over: Partial<Sheet> = {}): Sheet => ({
  name: PLAN_SHEET,
  merges: [],
  rows: [[...PLAN_HEADINGS], ...rows],
  ...over,
})
const read = (...rows: Cell[][]) => readPlanTable([sheet(rows)], 2027)
const sentences = (...rows: Cell[][]) => read(...rows).problems.map(problemLine)

test('domain §4.3 a row becomes words of the plan', () => {
  expect(read(row())).toEqual({
    problems: [],
    rows: [
      {
        row: 2,
        month: '2027-03',
        words: {
          theme: '学雷锋志愿服务',
          items: [
            { kind: 'required', category: 'volunteer' },
            { kind: 'required', category: 'study' },
          ],
          mode: 'in_person',
          place: '学院楼 301',
          lead: '组织委员',
          note: '',
        },
      },
    ],
  })
})

test.each<[Cell, string]>([
  [3, '2027-03'],
  ['3', '2027-03'],
  ['３月', '2027-03'],
  ['03 月份', '2027-03'],
  ['2027年3月', '2027-03'],
  ['2027-03', '2027-03'],
  ['2027/12', '2027-12'],
  // a spreadsheet makes a date of 2027年3月
  [new Date('2027-03-01T00:00:00Z'), '2027-03'],
])('the month may be written %p', (cell, month) => {
  expect(readMonth(cell, 2027)).toEqual({ ok: true, value: month })
})

test.each<[Cell, string]>([
  [null, '没有填写月份'],
  [0, '“0”不是月份，请写成 1 至 12'],
  [13, '“13”不是月份，请写成 1 至 12'],
  ['三月', '“三月”不是月份，请写成 1 至 12'],
  [3.5, '“3.5”不是月份，请写成 1 至 12'],
  ['2026年3月', '“2026年3月”不在 2027 年'],
  [new Date('2026-03-01T00:00:00Z'), '“2026-03”不在 2027 年'],
])('a month that is none is told: %p', (cell, text) => {
  expect(readMonth(cell, 2027)).toEqual({ ok: false, text })
})

test.each([
  [{ 主题: null }, '第 2 行 主题：主题应是 4 至 60 字，不含特殊符号'],
  [{ 主题: '党日' }, '第 2 行 主题：主题应是 4 至 60 字，不含特殊符号'],
  [{ 主题: '长'.repeat(61) }, '第 2 行 主题：主题应是 4 至 60 字，不含特殊符号'],
  [{ 内容: '学习教育、聚餐' }, '第 2 行 内容：“聚餐”不认识，可填：学习教育、'],
  [{ 内容: 'constructor' }, '第 2 行 内容：“constructor”不认识'],
  [{ 形式: '聚餐' }, '第 2 行 形式：可填：线下、线上'],
  [{ 地点: '远'.repeat(61) }, '第 2 行 地点：请写在 60 字以内，不含特殊符号'],
  [{ 责任人: '人'.repeat(31) }, '第 2 行 责任人：请写在 30 字以内'],
  [{ 备注: '注'.repeat(201) }, '第 2 行 备注：请写在 200 字以内'],
  [{ 备注: 'a\u0007b' }, '第 2 行 备注：请写在 200 字以内，不含特殊符号'],
])('a wrong cell is named by row and column: %j', (over, sentence) => {
  const [first = '', ...others] = sentences(row(over))
  expect(first.startsWith(`〔活动计划表〕${sentence}`)).toBe(true)
  expect(others).toEqual([])
})

test('every problem is told at once, a month that comes twice too', () => {
  expect(sentences(row({ 月份: 14 }), row(), row({ 内容: '聚餐' }), row({ 月份: '3月' }))).toEqual([
    '〔活动计划表〕第 2 行 月份：“14”不是月份，请写成 1 至 12',
    expect.stringContaining('第 4 行 内容：“聚餐”不认识'),
    '〔活动计划表〕第 5 行 月份：与第 3 行是同一个月',
  ])
})

test.each<[string, Sheet[], string]>([
  ['another sheet', [sheet([row()], { name: 'Sheet1' })], '没有名为“活动计划表”的工作表'],
  ['no row', [sheet([])], '表头下面没有内容'],
  ['merged cells', [sheet([row()], { merges: ['A2:A3'] })], 'A2:A3 是合并单元格'],
  ['an empty row', [sheet([row(), [], row({ 月份: 4 })])], '第 3 行：空行，请删除'],
  ['a missing heading', [{ name: PLAN_SHEET, merges: [], rows: [['月份', '主题']] }], '缺少：内容'],
  ['nothing at all', [], '没有名为“活动计划表”的工作表'],
])('a sheet that is no plan is told: %s', (_, sheets, sentence) => {
  const { rows, problems } = readPlanTable(sheets, 2027)
  expect(problems.map(problemLine).join()).toContain(sentence)
  if (_ !== 'an empty row') expect(rows).toEqual([])
})

test('whatever words of the lists stand in the cells, in any order of rows, is read back', () => {
  const item = fc.oneof(
    fc
      .constantFrom(...REQUIRED_CATEGORIES)
      .map((category) => ({ kind: 'required', category }) as const),
    fc.constantFrom(...ELECTIVE_TAGS).map((tag) => ({ kind: 'elective', tag }) as const),
  )
  const planned = fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    items: fc.uniqueArray(item, { maxLength: 8, selector: itemWord }),
    mode: fc.constantFrom(...MODES),
    comma: fc.constantFrom('、', '，', ',', '；', ' '),
  })
  const plans = fc.uniqueArray(planned, { minLength: 1, maxLength: 12, selector: (p) => p.month })
  fc.assert(
    fc.property(plans, (rows) => {
      const result = read(
        ...rows.map(({ month, items, mode, comma }) =>
          row({ 月份: month, 内容: items.map(itemWord).join(comma), 形式: MODE_WORDS[mode] }),
        ),
      )
      expect(result.problems).toEqual([])
      const wanted = [...rows].sort((a, b) => a.month - b.month)
      expect(result.rows.map(({ words }) => [words.items, words.mode])).toEqual(
        wanted.map(({ items, mode }) => [items, mode]),
      )
    }),
  )
})

describe('C2.0b a workbook beside the plan that is kept', () => {
  const rows = read(row(), row({ 月份: 4 }), row({ 月份: 5 })).rows
  const rowAt = (index: number) => {
    const one = rows[index]
    if (!one) throw new Error('there is no such row')
    return one
  }
  const keep = (index: number, over = {}) => ({
    ...rowAt(index).words,
    month: rowAt(index).month,
    adoptedAt: null,
    ...over,
  })

  test('rows are added, changed or the same; the order of contents is no change', () => {
    const kept = [
      keep(0, { items: [...rowAt(0).words.items].reverse() }),
      keep(1, { place: '操场' }),
    ]
    const { rows: compared, problems, amends } = comparePlan(kept, rows, '2027-01')
    expect(compared.map(({ change }) => change)).toEqual(['same', 'changed', 'added'])
    expect(problems).toEqual([])
    expect(amends).toBe(false)
  })

  test('an adopted row that reads otherwise asks for a reason; one that reads the same does not', () => {
    const adopted = { adoptedAt: Date.parse('2027-01-05T10:00:00+08:00') }
    expect(comparePlan([keep(0, adopted)], rows, '2027-01').amends).toBe(false)
    expect(comparePlan([keep(0, { ...adopted, note: '改' })], rows, '2027-01').amends).toBe(true)
  })

  test('a month that is over may stand there as it was, but not otherwise', () => {
    const { problems } = comparePlan([keep(0), keep(1, { place: '操场' })], rows, '2027-05')
    expect(problems.map(problemLine)).toEqual([
      '〔活动计划表〕第 3 行 月份：这个月已经过去，计划不能再改；请删除这一行',
    ])
  })
})

test('a date cell far outside the calendar is a sentence, not a fault', () => {
  expect(readMonth(new Date(Number.NaN), 2027)).toMatchObject({ ok: false })
})
