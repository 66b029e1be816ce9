import {
  changeOf,
  emptyForm,
  type Form,
  fieldsOf,
  lackOf,
  type What,
} from '../../miniprogram/pages/unit/orgs/form'
import { ending, ofSchool, ofUnit, orgsView } from '../../miniprogram/pages/unit/orgs/view'
import type { Output } from '../../typings/contract'
import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import { ANNA, BEN, branch, NOW } from './facts'
import { aRoster } from './facts-branch'
import { aSchool, aUnit, school, unit } from './facts-plan'

/** Founding and changing organisations (C0.1, domain §3): what each form asks, and what it sends. */
const SECOND = { orgId: 'b00000000002', name: '第二党支部' }
const ON = '2026-12-01'
const OFFICE = `role_${ANNA}_${unit.orgId}_unit_clerk_2026-09-01`
const someOffices = (part: Partial<Output<'offices.show'>> = {}): Output<'offices.show'> => ({
  today: ON,
  org: unit,
  offices: [{ officeId: OFFICE, role: 'unit_clerk', from: '2026-09-01', name: '安然' }],
  found: [],
  appoint: ['unit_secretary', 'unit_clerk', 'org_officer'],
  ...part,
})
const PAGE = `pages/unit/orgs/orgs?orgId=${unit.orgId}`
const { app, open, shows, words, labelled, overlay, sent, answer, text } = anAnsweredApp(
  {
    'unit.show': aUnit(),
    'school.show': aSchool(),
    'members.show': aRoster(),
    'org.change': { orgs: [branch] },
    'offices.show': someOffices(),
    'office.assign': { officeId: OFFICE },
    'office.end': { officeId: OFFICE },
  },
  { path: PAGE, says: '新设支部' },
)
const own = { level: 'branch', above: unit } as const
const formOf = (what: What, part: Partial<Form> = {}): Form => ({
  ...emptyForm(what, 'branch', { on: ON, orgId: branch.orgId, name: branch.name }),
  ...part,
})
const second = { name: '教工第二党支部', kind: 'faculty' as const, memberIds: [BEN] }

test.each([
  [formOf('found'), '请写名称，至少2个字'],
  [formOf('rename'), ''],
  [formOf('dissolve'), ''],
  [formOf('merge', { from: [branch.orgId], name: '新支部' }), '请选两个以上的支部'],
  [formOf('merge', { from: [branch.orgId, SECOND.orgId] }), '请写名称，至少2个字'],
  [formOf('split', { name: '一支部' }), '请写第二个支部的名称，至少2个字'],
  [
    formOf('split', { name: '一支部', second: { ...second, name: ' 一支部' } }),
    '两个支部的名称要不同',
  ],
  [
    formOf('split', { name: '一支部', second: { ...second, memberIds: [] } }),
    '两个支部都要有党员，请选择转入第二个支部的同志',
  ],
  [formOf('split', { name: '一支部', second }), ''],
])('what a form lacks is said before it is sent: %#', (form, lack) => {
  expect(lackOf(form, [ANNA, BEN])).toBe(lack)
})

test('C0.1 each form becomes the change the server knows', () => {
  const change = (form: Form) => changeOf(form, own, [ANNA, BEN])
  expect(change(formOf('found', { name: ' 新支部 ', kind: 'mixed' }))).toEqual({
    what: 'create-branch',
    unitId: unit.orgId,
    name: '新支部',
    kind: 'mixed',
    on: ON,
  })
  expect(change(formOf('dissolve'))).toEqual({ what: 'dissolve', orgId: branch.orgId, on: ON })
  expect(change(formOf('split', { name: branch.name, second }))).toEqual({
    what: 'split',
    from: branch.orgId,
    into: [
      { name: branch.name, kind: 'faculty', memberIds: [ANNA] },
      { name: '教工第二党支部', kind: 'faculty', memberIds: [BEN] },
    ],
    on: ON,
  })
  const ofUnits = { level: 'unit', above: school } as const
  const founded = { ...emptyForm('found', 'unit', { on: ON }), name: '理学院党总支' }
  expect(changeOf(founded, ofUnits, [])).toEqual({
    what: 'create-unit',
    name: '理学院党总支',
    kind: 'general_branch',
    on: ON,
  })
  const retyped = emptyForm('retype', 'unit', { on: ON, orgId: unit.orgId })
  expect(fieldsOf(retyped)).toMatchObject({ name: false, kind: true })
  expect(changeOf({ ...retyped, kind: 'unit_committee' }, ofUnits, [])).toEqual({
    what: 'retype',
    orgId: unit.orgId,
    kind: 'unit_committee',
    on: ON,
  })
})

test('T6 branches begin in this month at the earliest, units on any day; what ended is only looked at', () => {
  const ended = { branch: SECOND, months: [], endedOn: '2026-11-30', next: null }
  const shown = ofUnit(aUnit({ branches: [...aUnit().branches.slice(0, 1), ended] }))
  expect(orgsView(shown)).toMatchObject({
    first: ON,
    mayMerge: false,
    living: [{ orgId: branch.orgId }],
    ended: [{ name: SECOND.name, note: '到11月30日为止' }],
  })
  expect(orgsView(ofSchool(aSchool()))).toMatchObject({ first: '', mayMerge: false })
  expect([ending('rename', 'x'), ending('dissolve', 'x')?.title]).toEqual([null, '撤销“x”？'])
})

test('C0.1 a branch is founded with its name and kind, and a name that is taken is explained', async () => {
  await open(PAGE)
  await shows('新设支部')
  tap(words('新设支部'))
  await shows('从哪天起')
  tap(words('办理'))
  await shows('请写名称')
  expect(sent('org.change')).toEqual([])
  answer('org.change', { ok: false, code: 'org-name-taken' })
  type(labelled('名称'), '离退休党支部')
  tap(words('办理'))
  await until(() => sent('org.change').length === 1, 'the change')
  expect(sent('org.change')).toMatchObject([
    {
      change: { what: 'create-branch', unitId: unit.orgId, name: '离退休党支部', kind: 'faculty' },
    },
  ])
  await until(() => app().findAll('.watch').length > 0, 'the reason')
})

test('C0.1 what ends a branch is asked once more, and nothing is sent without the yes', async () => {
  await open(PAGE)
  await shows(SECOND.name)
  tap(words(SECOND.name))
  await shows('办理')
  tap(words('撤销'))
  await shows('先把党员转到别的支部')
  tap(words('办理'))
  tap(await overlay('取消'))
  await until(() => !document.querySelector('#overlay')?.textContent, 'the question gone')
  expect(sent('org.change')).toEqual([])
  tap(words('办理'))
  tap(await overlay('确定'))
  await until(() => sent('org.change').length === 1, 'the change')
  expect(sent('org.change')).toMatchObject([{ change: { what: 'dissolve', orgId: SECOND.orgId } }])
})

test('a split names who goes; the school founds units on the same page', async () => {
  await open(PAGE)
  await shows(SECOND.name)
  tap(words(SECOND.name))
  await shows('办理')
  tap(words('拆分'))
  await shows('白帆')
  await open(`pages/unit/orgs/orgs?orgId=${school.orgId}`)
  await shows('新设二级党组织')
  expect(text()).not.toContain('合并支部')
  expect(orgsView(ofSchool({ ...aSchool(), now: NOW })).changes.map(({ label }) => label)).toEqual([
    '改名',
    '改类型',
    '撤销',
  ])
})

const openOffices = async () => {
  await open(`pages/unit/orgs/orgs?orgId=${school.orgId}`)
  await shows(unit.name)
  tap(words(unit.name, app().findAll('wx-section *')))
  await shows('职务')
  tap(words('职务'))
  await shows('总支干事　安然')
}

test('domain §3 the school gives an office of a unit to somebody found by name', async () => {
  await openOffices()
  await shows('9月1日起')
  tap(words('任命'))
  await shows('确认任职')
  tap(words('确认任职'))
  await shows('请选择职务')
  tap(words('总支书记'))
  tap(words('确认任职'))
  await shows('请查找并选择任职的同志')
  type(labelled('任职的同志'), '白')
  tap(words('查找'))
  await shows('本单位没有可任职的“白”')
  const ben = { memberId: BEN, name: '白帆', schoolNo: 'T0002', branch: branch.name }
  answer('offices.show', someOffices({ found: [ben] }))
  type(labelled('任职的同志'), ' 白帆 ')
  tap(words('查找'))
  await shows('已选')
  tap(words('确认任职'))
  await until(() => sent('office.assign').length === 1, 'the office')
  expect(sent('office.assign')).toEqual([
    { orgId: unit.orgId, memberId: BEN, role: 'unit_secretary', from: ON },
  ])
  expect(sent('offices.show').slice(0, 3)).toEqual([
    { orgId: unit.orgId },
    { orgId: unit.orgId, sought: '白' },
    { orgId: unit.orgId, sought: '白帆' },
  ])
})

test('domain §3 an office of a unit ends with its last day; a no is explained where it was asked', async () => {
  answer('office.end', { ok: false, code: 'date-out-of-range' })
  await openOffices()
  tap(words('总支干事　安然'))
  await shows('总支干事　安然的最后一天')
  tap(words('不再担任总支干事'))
  await shows('日期与已有的记录对不上')
  expect(sent('office.end')).toEqual([{ officeId: OFFICE, to: ON }])
})

test('a branch has no such row: its offices stand with its members', async () => {
  await open(PAGE)
  await shows(SECOND.name)
  tap(words(SECOND.name))
  await shows('办理')
  expect(text()).not.toContain('谁在任')
})
