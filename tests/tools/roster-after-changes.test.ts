import type { OrgChange } from '../../cloudfunctions/core/contract'
import {
  branchIdOf,
  memberIdOf,
  roleIdOf,
  schoolIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { amendOrg } from '../../cloudfunctions/core/steps/amend-org'
import { reshapeBranches } from '../../cloudfunctions/core/steps/reshape-branches'
import { collections } from '../../cloudfunctions/core/store'
import { Branch, Unit } from '../../cloudfunctions/core/store/orgs'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { connect } from '../../tools/platform/connect'
import { importRoster } from '../../tools/roster/import'
import { branchSheet, person, STAFF, STUDENTS, UNIT, unitSheet } from '../domain/roster-sheets'
import { openidOf, theSchool } from '../support/builders'

/** A workbook that is read after something was changed in the app (domain §3, T6). */
const NOW = Date.parse('2026-11-20T10:00:00+08:00')
let gateway: Gateway
let documents: Documents
beforeEach(async () => {
  gateway = await startGateway({ memory: true, now: new Date(NOW).toISOString() })
  await gateway.provision(collections)
  documents = connect({ local: gateway.url }).documents
  await imported(PEOPLE, [STAFF, STUDENTS])
  await documents.put('orgs', theSchool())
  await documents.put('bindings', {
    _id: openid,
    memberId: memberIdOf('T9'),
    name: '赵甲一',
    boundAt: NOW,
  })
})
afterEach(() => gateway.close())

const openid = openidOf(memberIdOf('T9'))
const PEOPLE = [
  person({ '学号/工号': 'T9', 姓名: '赵甲一', 职务: '总支书记' }),
  person({ '学号/工号': 'T8', 姓名: '钱乙二', 职务: '书记' }),
  person({ '学号/工号': 'T7', 姓名: '孙丙三', 支部: STUDENTS }),
]
const imported = (
  people: typeof PEOPLE,
  branches: string[],
  said: { slot?: string; kinds?: Record<string, string> } = {},
) =>
  importRoster(
    documents,
    [
      unitSheet(people),
      branchSheet(
        branches.map((name) => {
          const kind = said.kinds?.[name] ?? (name === STUDENTS ? '本科生' : '教工')
          return [name, UNIT, kind, said.slot ?? null, null, null]
        }),
      ),
    ],
    { now: NOW + 60_000, since: '2026-09-01' },
  )
const platform = () =>
  ({ now: NOW, requestId: 'x', documents, log: { info: () => undefined } }) as never
const branches = async () =>
  (await documents.find('orgs', { where: { level: 'branch' }, limit: 20 })).map((doc) =>
    Branch.parse(doc),
  )
const homeOf = async (schoolNo: string) => {
  const { branchId } = (await documents.get('members', memberIdOf(schoolNo))) as unknown as {
    branchId: string
  }
  return (await branches()).find((one) => one._id === branchId)
}

test('a branch renamed in the app is met under its new name', async () => {
  const renamed = {
    what: 'rename',
    orgId: branchIdOf(UNIT, STAFF),
    name: '教工联合党支部',
  } as const
  const change = { ...renamed, on: '2026-11-20' }
  expect(await amendOrg(change, platform(), { openid })).toMatchObject({ ok: true })
  const people = PEOPLE.map((one) =>
    one.支部 === STAFF ? { ...one, 支部: '教工联合党支部' } : one,
  )
  await imported(people, ['教工联合党支部', STUDENTS])
  expect(await branches()).toHaveLength(2)
  expect((await homeOf('T8'))?._id).toBe(branchIdOf(UNIT, STAFF))
})

test('after a merge that keeps a name nobody comes into the branch that ended', async () => {
  const from = [branchIdOf(UNIT, STAFF), branchIdOf(UNIT, STUDENTS)]
  const merge = { what: 'merge', from, name: STAFF, kind: 'mixed', on: '2026-11-20' } as const
  const change: Extract<OrgChange, { what: 'merge' }> = { ...merge, from: [...from] }
  expect(await reshapeBranches(change, platform(), { openid })).toMatchObject({ ok: true })
  await imported(
    PEOPLE.map((one) => ({ ...one, 支部: STAFF })),
    [STAFF],
  )
  expect(await homeOf('T8')).toMatchObject({ name: STAFF, kind: 'mixed', validTo: null })
  await expect(imported(PEOPLE, [STAFF, STUDENTS])).rejects.toThrow('已经撤销或合并')
})

test('an import ends no office that its sheets do not speak of', async () => {
  const _id = roleIdOf(memberIdOf('T7'), schoolIdOf(), 'org_officer', '2026-09-01')
  const office = { memberId: memberIdOf('T7'), orgId: schoolIdOf(), role: 'org_officer' }
  await documents.put('roles', { _id, ...office, from: '2026-09-01', to: null })
  await imported(PEOPLE, [STAFF, STUDENTS])
  expect(await documents.get('roles', _id)).toMatchObject({ to: null })
})

test('C0.1 T6 what a unit became stays, whatever an older workbook says', async () => {
  const kinds = [
    { kind: 'general_branch', from: '2026-09-01', to: '2026-10-31' },
    { kind: 'unit_committee', from: '2026-11-01', to: null },
  ]
  await documents.patch('orgs', unitIdOf(UNIT), { kind: 'unit_committee', kinds })
  await imported(PEOPLE, [STAFF, STUDENTS])
  const unit = Unit.parse(await documents.get('orgs', unitIdOf(UNIT)))
  expect(unit).toMatchObject({ kind: 'unit_committee', kinds, parentId: schoolIdOf() })
})

const memberOf = (schoolNo: string) => documents.get('members', memberIdOf(schoolNo))
const branchOf = async (name: string) => (await branches()).find((one) => one.name === name)
const staffId = branchIdOf(UNIT, STAFF)
const later = (over: object, of = 'T7') =>
  PEOPLE.map((one) => (one['学号/工号'] === of ? { ...one, ...over } : one))

test('domain §3 groups of the sheet are groups of the branch, new ones from the day of the import', async () => {
  await imported(later({ 党小组: '第一党小组' }, 'T8'), [STAFF, STUDENTS])
  const first = { name: '第一党小组', from: '2026-11-20', to: null }
  expect((await branchOf(STAFF))?.groups).toEqual([first])
  const people = later({ 党小组: '第二党小组' }, 'T8')
  await imported(people, [STAFF, STUDENTS])
  await imported(people, [STAFF, STUDENTS])
  // the first one stays: who is in it may be missing from this sheet
  expect((await branchOf(STAFF))?.groups).toEqual([first, { ...first, name: '第二党小组' }])
})

test('C2.3g a liaison named in the app stays when the cell names none', async () => {
  const mobile = later({ 流动: '外出流动', 支部: STAFF })
  expect((await imported(mobile, [STAFF, STUDENTS])).notices).toHaveLength(1)
  await documents.patch('members', memberIdOf('T7'), { liaisonId: memberIdOf('T8') })
  const again = await imported(mobile, [STAFF, STUDENTS])
  expect(again.notices).toEqual([])
  expect(again.counts.members).toMatchObject({ changed: 0 })
  expect(await memberOf('T7')).toMatchObject({ liaisonId: memberIdOf('T8') })
  // at home, or in another branch, nobody keeps in touch
  await imported(later({ 支部: STAFF }), [STAFF, STUDENTS])
  expect(await memberOf('T7')).toMatchObject({ liaisonId: null })
})

test('who left the school and stands in the sheet again is back from the day of the import', async () => {
  const left = { branchId: staffId, from: '2026-09-01', to: '2026-10-31', letterOn: '2026-10-20' }
  const relations = [{ ...left, temporary: false }]
  await documents.patch('members', memberIdOf('T8'), { relations })
  const { preview, counts } = await imported(PEOPLE, [STAFF, STUDENTS])
  expect(preview.changed).toEqual(['钱乙二（T8）：重新接收组织关系'])
  expect(counts.members).toMatchObject({ changed: 1 })
  expect(await memberOf('T8')).toMatchObject({
    branchId: staffId,
    relations: [
      ...relations,
      { branchId: staffId, from: '2026-11-20', to: null, letterOn: null, temporary: false },
    ],
  })
  expect((await imported(PEOPLE, [STAFF, STUDENTS])).counts.members).toMatchObject({ changed: 0 })
})

test.each([
  ['入党积极分子', '库中是正式党员，不能改为入党积极分子'],
  ['预备党员', '库中是正式党员，不能改为预备党员'],
])('domain §2.8 nobody goes back on the way to membership: %s', async (stage, sentence) => {
  await expect(imported(later({ 身份: stage }), [STAFF, STUDENTS])).rejects.toThrow(
    `第 4 行 身份：${sentence}`,
  )
  expect(await memberOf('T7')).toMatchObject({ stage: 'full' })
})

test('domain §2.8 a stage further on is taken over, also when one was left out', async () => {
  const activist = person({ '学号/工号': 'T6', 身份: '入党积极分子' })
  await imported([...PEOPLE, activist], [STAFF, STUDENTS])
  await imported([...PEOPLE, { ...activist, 身份: '预备党员' }], [STAFF, STUDENTS])
  expect(await memberOf('T6')).toMatchObject({ stage: 'probationary' })
})

test('who has no vote for a time is given no office, and keeps the one held', async () => {
  const exclusions = [{ reason: 'long_ill', approvedBy: '支部大会', from: '2026-10-01', to: null }]
  for (const no of ['T7', 'T8']) await documents.patch('members', memberIdOf(no), { exclusions })
  await imported(PEOPLE, [STAFF, STUDENTS])
  await expect(imported(later({ 职务: '书记' }), [STAFF, STUDENTS])).rejects.toThrow(
    '第 4 行 职务：这位同志现在不计表决',
  )
})

test('C2.1b T6 a branch founded by a later import owes nothing of the months that are over', async () => {
  const added = person({ '学号/工号': 'T5', 支部: '研究生党支部', 职务: '书记', 党小组: '一组' })
  const { notices } = await imported([...PEOPLE, added], [STAFF, STUDENTS, '研究生党支部'])
  expect(notices).toEqual(['“研究生党支部”从 2026-11-01 起，以前的月份不变'])
  const branch = await branchOf('研究生党支部')
  const from = '2026-11-01'
  expect(branch).toMatchObject({ validFrom: from, names: [{ from }], groups: [{ from }] })
  expect(await memberOf('T5')).toMatchObject({ relations: [{ from }] })
  const role = roleIdOf(memberIdOf('T5'), branch?._id ?? '', 'secretary', from)
  expect(await documents.get('roles', role)).toMatchObject({ from, to: null })
  // the first import began when the school says
  expect(await branchOf(STAFF)).toMatchObject({ validFrom: '2026-09-01' })
})

test('C2.3c C2.1a what the branch decided in the app stays where the cells are empty', async () => {
  const exemptions = [
    { reason: '产假', approvedBy: '支部大会', from: '2026-11-01', to: '2027-02-28' },
    { reason: '年老体弱', approvedBy: '支部大会', from: '2026-11-01', to: null },
  ]
  for (const [i, no] of ['T7', 'T8'].entries()) {
    await documents.patch('members', memberIdOf(no), { exemptions: [exemptions[i]] })
  }
  const slot = { nth: 2, weekday: 5, time: '15:00', minutes: 90, place: '会议室' }
  const slots = [{ ...slot, from: '2026-09-01', to: null }]
  await documents.patch('orgs', staffId, { slots })
  const { preview } = await imported(PEOPLE, [STAFF, STUDENTS])
  expect(preview).toEqual({ added: [], changed: [], ended: [] })
  expect(await memberOf('T7')).toMatchObject({ exemptions: [exemptions[0]] })
  expect(await branchOf(STAFF)).toMatchObject({ slots })
  // a cell that says something is taken over
  const said = await imported(later({ 流动: '免（长期住院）' }), [STAFF, STUDENTS], {
    slot: '每月第3个星期四 15:00',
  })
  expect(said.preview.ended).toEqual(['孙丙三（T7）：免予参加（产假）'])
  expect(said.preview.changed).toContain('孙丙三（T7）：免予参加')
  expect((await branchOf(STAFF))?.slots.map(({ nth, to }) => [nth, to])).toEqual([
    [2, '2026-11-19'],
    [3, null],
  ])
})

test('C2.3c an exemption that a workbook brought ends with the empty cell, and the preview says so', async () => {
  await imported(later({ 流动: '免（年老体弱）' }), [STAFF, STUDENTS])
  const { preview } = await imported(PEOPLE, [STAFF, STUDENTS])
  expect(preview).toEqual({ added: [], changed: [], ended: ['孙丙三（T7）：免予参加（年老体弱）'] })
})

test('decision 0011 no relation of membership goes to a temporary branch, old or new', async () => {
  const name = '实习临时党支部'
  const all = [STAFF, STUDENTS, name]
  const kinds = { [name]: '临时' }
  const sentence = '支部：临时支部不转入组织关系'
  const moving = later({ 支部: name })
  await expect(imported(moving, all, { kinds })).rejects.toThrow(`第 4 行 ${sentence}`)
  // led from another branch it is founded; what it is then stands before what a workbook says
  const led = later({ 职务: `书记@${name}` })
  await imported(led, all, { kinds })
  await expect(imported(moving, all)).rejects.toThrow(sentence)
  const newcomer = person({ '学号/工号': 'T6', 支部: name })
  await expect(imported([...led, newcomer], all, { kinds })).rejects.toThrow(sentence)
})

describe('an office ends with the relation, also in a branch that the workbook does not speak of', () => {
  const mover = person({ '学号/工号': 'T6', 姓名: '李丁四', 职务: '组织委员' })
  const moved = [{ ...mover, 职务: null, 支部: STUDENTS }]
  const office = async () =>
    documents.get('roles', roleIdOf(memberIdOf('T6'), staffId, 'org_commissioner', '2026-09-01'))

  test('and the preview names that branch', async () => {
    await imported([...PEOPLE, mover], [STAFF, STUDENTS])
    const { preview } = await imported(moved, [STUDENTS])
    expect(preview.changed).toEqual([expect.stringContaining(`支部 ${STAFF} → ${STUDENTS}`)])
    expect(preview.ended).toEqual([`李丁四（T6）：${STAFF} 组织委员`])
    expect(await office()).toMatchObject({ to: '2026-11-19' })
  })

  test('an import that broke off before the offices ends them when it is run again', async () => {
    await imported([...PEOPLE, mover], [STAFF, STUDENTS])
    await imported(moved, [STUDENTS])
    await documents.patch('roles', String((await office())?._id), { to: null })
    await imported(moved, [STUDENTS])
    expect(await office()).toMatchObject({ to: '2026-11-19' })
  })

  test('who was made its secretary from elsewhere stays that', async () => {
    await imported([...PEOPLE, { ...mover, 职务: null }], [STAFF, STUDENTS])
    await imported(moved, [STUDENTS])
    const _id = roleIdOf(memberIdOf('T6'), staffId, 'secretary', '2026-11-20')
    const secretary = { memberId: memberIdOf('T6'), orgId: staffId, role: 'secretary' }
    await documents.put('roles', { _id, ...secretary, from: '2026-11-20', to: null })
    await imported(moved, [STUDENTS])
    expect(await documents.get('roles', _id)).toMatchObject({ to: null })
  })
})
