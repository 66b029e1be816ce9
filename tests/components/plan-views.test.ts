import { cellsOf } from '../../miniprogram/components/year-strip/cells'
import { addMonths } from '../../miniprogram/lib/calendar'
import { homeView } from '../../miniprogram/pages/home/view'
import {
  formOf,
  inputOf,
  lackOf,
  rowView,
  withSuperior,
} from '../../miniprogram/pages/plan/row/view'
import { branchesView } from '../../miniprogram/pages/unit/branches/view'
import * as unitEvent from '../../miniprogram/pages/unit/event/view'
import * as unitMonth from '../../miniprogram/pages/unit/month/view'
import { schoolView } from '../../miniprogram/pages/unit/school/view'
import { yearView } from '../../miniprogram/pages/year/view'
import { aHome, at, branch, me, NOW } from './facts'
import { aPlan, aRow, aSchool, aUnit, months, school, unit } from './facts-plan'

const superior = { theme: '科学家精神专题学习', items: [], note: '可自选时间', by: unit }

test('C2.1b the strip says each month by shape and word, and which one runs', () => {
  const cells = cellsOf(
    months({ 2: 'exempt', 3: 'held_late', 8: 'combined', 9: 'missed' }),
    '2026-12',
  )
  expect(cells.map(({ shape }) => shape).join('')).toBe('●–◐●●●●◓✕●●○')
  expect(cells[1]).toMatchObject({ label: '2月', word: '免', aloud: '2月免', current: false })
  expect(cells[11]).toMatchObject({ word: '未到', current: true })
})

describe('the year of a branch', () => {
  test('C2.0b each month with its theme; a draft is marked', () => {
    const view = yearView(aPlan({ row: aRow({ adoptedAt: null }) }), '')
    expect(view.rows).toHaveLength(12)
    expect(view.rows[11]).toMatchObject({
      theme: '年度工作听取意见',
      note: '计划 · 未审定',
      state: '未到',
    })
    expect(view.rows[10]).toMatchObject({ note: '11月11日开展', state: '按期', tone: 'good' })
    expect(view.drafts).toBe(1)
  })

  test('C3.0d the kinds of content the year touched, each with its months; what it did not is no gap', () => {
    expect(yearView(aPlan(), '').content).toEqual([
      { kind: 'study', title: '学习教育', note: '1、3月' },
      { kind: 'org_life', title: '组织生活', note: '3月' },
      { kind: 'elective', title: '自选内容', note: '5月' },
    ])
    expect(yearView(aPlan({}, { content: [] }), '').content).toEqual([])
  })

  test('the running month can be posted until it is', () => {
    expect(yearView(aPlan(), '').post).toBe('2026-12')
    const activities = [
      {
        activityId: 'a00000000001',
        theme: '年度工作听取意见',
        startsAt: at('2026-12-05T15:00'),
        phase: 'upcoming' as const,
        makesUpFor: null,
      },
    ]
    const posted = yearView(aPlan({ activities }), '2026-12')
    expect(posted.post).toBe('')
    expect(posted.open?.activities).toMatchObject([{ title: '年度工作听取意见', state: '未开始' }])
    expect(yearView(aPlan({}, { may: { edit: false, post: false } }), '').post).toBe('')
  })

  test('a month opened says what is set from above and what can be done; the past is not planned', () => {
    const policy = {
      policy: 'combined' as const,
      reason: '寒假',
      combinedWith: '2026-11',
      by: unit,
    }
    const view = yearView(aPlan({ superior, policy }), '2026-12')
    expect(view.open).toMatchObject({
      superior: '学院党总支统一主题：科学家精神专题学习（可自选时间）',
      policy: '学院党总支：与相邻月份合并，寒假',
      write: '修改计划',
    })
    expect(yearView(aPlan(), '2026-03').open).toMatchObject({
      write: '',
      empty: '这个月还没有安排',
    })
  })
})

describe('a row of the plan', () => {
  test('C2.0b an adopted row asks why it is changed; only the theme has to be typed', () => {
    const shown = aPlan()
    const form = formOf(shown, '2026-12')
    expect(rowView(shown, '2026-12')).toMatchObject({ adopted: true, title: '12月计划' })
    expect(lackOf({ ...form, theme: '改' }, true)).toMatch('至少4个字')
    expect(lackOf(form, true)).toMatch('原因')
    expect(lackOf({ ...form, reason: '学校调整' }, true)).toBe('')
    expect(lackOf(formOf(shown, '2027-01'), false)).toMatch('主题')
    expect(inputOf({ ...form, reason: ' 学校调整 ' }, shown, '2026-12')).toMatchObject({
      revision: 3,
      words: { theme: '年度工作听取意见', place: '信息楼302' },
      reason: '学校调整',
    })
  })

  test('C2.0c the theme set from above is taken over with a tap', () => {
    const shown = aPlan({ superior })
    expect(withSuperior(formOf(shown, '2026-12'), shown, '2026-12').theme).toBe(superior.theme)
  })

  test('C2.0b earlier wordings stay in sight', () => {
    const earlier = [{ theme: '原来的主题', at: NOW, reason: '学校调整' }]
    const shown = aPlan({ row: aRow({ earlier }) })
    expect(rowView(shown, '2026-12').earlier).toEqual(['12月2日前：原来的主题（学校调整）'])
  })
})

test('C4.1a the unit sees its branches as it has them, a month of one in words', () => {
  const view = branchesView(aUnit(), { branchId: 'b00000000002', month: '2026-11' })
  expect(view.branches.map(({ name, line }) => [name, line])).toEqual([
    [branch.name, ''],
    ['第二党支部', '11月：未开展'],
  ])
  expect(view.branches[0]?.next).toBe('12月5日 周六 15:00 学风建设')
  expect(JSON.stringify(view)).not.toMatch(/率|共|排/)
})

test('D6 the school reads numbers in a fixed order, never a branch', () => {
  const view = schoolView(aSchool())
  expect(view.units).toEqual([
    { unitId: unit.orgId, name: unit.name, line: '支部20 · 按期18 · 补开1 · 未开展1' },
  ])
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
})

test('C2.1c a month is combined with one beside it in the same year, and wants a reason', () => {
  expect(unitMonth.neighbours('2026-01')).toEqual(['2026-02'])
  expect(unitMonth.neighbours('2026-08')).toEqual(['2026-07', '2026-09'])
  const set = { now: NOW, org: unit, theme: null, policy: null }
  const form = unitMonth.formOf(set, '2026-12')
  expect(unitMonth.policyLack(form)).toMatch('原因')
  expect(unitMonth.policyLack({ ...form, reason: '寒假' })).toBe('')
  expect(unitMonth.monthView(set, '2026-12', '2026-12')).toMatchObject({
    hasBefore: false,
    themeSet: '还没有统一主题',
    policySet: '正常开展',
    themeButton: '设为本月统一主题',
  })
})

test('C2.1c a month set by the school is shown with its name, and is not taken for the own word', () => {
  const above = { orgId: 's00000000000', name: '示例大学党委' }
  const set = (by: typeof above) => ({
    now: NOW,
    org: unit,
    theme: { theme: '科学家精神', items: [], note: '', by },
    policy: { policy: 'exempt' as const, reason: '寒假', combinedWith: null, by },
  })
  expect(unitMonth.monthView(set(above), '2027-02', '2026-12')).toMatchObject({
    themeSet: '科学家精神 · 示例大学党委',
    policySet: '本月免（寒假） · 示例大学党委',
    themeButton: '设为2027年2月统一主题',
  })
  expect(unitMonth.formOf(set(above), '2027-02')).toMatchObject({ theme: '', policy: 'normal' })
  expect(unitMonth.monthView(set(unit), '2027-02', '2026-12')).toMatchObject({
    themeSet: '已设：科学家精神',
    policySet: '已设：本月免（寒假）',
  })
  expect(unitMonth.formOf(set(unit), '2027-02')).toMatchObject({ policy: 'exempt', reason: '寒假' })
})

test('C2.3b a day of the unit begins with every branch, wants its reason, and says the lead', () => {
  const form = unitEvent.formOf(aUnit())
  const view = unitEvent.eventView(form, aUnit(), NOW)
  expect(view).toMatchObject({ taking: '全部2个支部', consequence: '今天发布 = 提前7天，符合要求' })
  const full = { ...form, theme: '科学家精神', categories: ['study' as const], place: '报告厅' }
  expect(unitEvent.lackOf(full, aUnit(), NOW)).toMatch('由本单位组织')
  expect(unitEvent.lackOf({ ...full, reason: '一起学习' }, aUnit(), NOW)).toBe('')
  const soon = { ...full, reason: '一起学习', day: '2026-12-03' }
  expect(unitEvent.lackOf(soon, aUnit(), NOW)).toMatch('较急')
  expect(unitEvent.lackOf(soon, aUnit({ leadDays: 1 }), NOW)).toBe('')
  const one = aUnit().branches.map((each, i) => (i ? { ...each, endedOn: '2026-06-30' } : each))
  expect(unitEvent.formOf(aUnit({ branches: one })).branchIds).toEqual([branch.orgId])
  expect(
    unitEvent.inputOf({ ...full, reason: '一起学习' }, aUnit(), 'key-000000000001'),
  ).toMatchObject({
    unitId: unit.orgId,
    branchIds: [branch.orgId, 'b00000000002'],
    reason: '一起学习',
  })
})

test('the home page shows the prepared theme, the own year, and the way to the branches looked after', () => {
  const month = {
    branch,
    month: '2026-12',
    posted: false,
    open: true,
    noticeBy: null,
    prepared: '听取意见',
  }
  const view = homeView(
    aHome({
      me: { ...me, leads: [branch] },
      month,
      year: { year: 2026, months: months() },
      oversees: { unit, school },
    }),
  )
  expect(view.month?.prepared).toBe('计划：听取意见')
  expect(view.year).toHaveLength(12)
  expect(view.oversees.map(({ title }) => title)).toEqual(['学院党总支 · 各支部', '全校月度情况'])
  expect(homeView(aHome()).year).toEqual([])
})
