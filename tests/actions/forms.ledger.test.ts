import readWorkbook from 'read-excel-file/node'
import {
  branchIdOf,
  entryIdOf,
  memberIdOf,
  planIdOf,
  roleIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import { GENESIS, sealEntry } from '../../cloudfunctions/core/domain/seal'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import { collections } from '../../cloudfunctions/core/store'
import { bindings } from '../../cloudfunctions/core/store/bindings'
import { LedgerEntry, ledger } from '../../cloudfunctions/core/store/ledger'
import { Member, members } from '../../cloudfunctions/core/store/members'
import { orgs } from '../../cloudfunctions/core/store/orgs'
import { plans } from '../../cloudfunctions/core/store/plans'
import { resolutions } from '../../cloudfunctions/core/store/resolutions'
import { roles } from '../../cloudfunctions/core/store/roles'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { connect } from '../../tools/platform/connect'
import { builtFunctions } from '../support/functions-once'

const NOW = Date.parse('2026-12-01T10:00:00+08:00')
const UNIT = unitIdOf('计算机学院党总支')
const BRANCH_NAME = '计算机学院教工第一党支部（软件工程系）'
const BRANCH = branchIdOf('计算机学院党总支', BRANCH_NAME)
const OTHER = branchIdOf('计算机学院党总支', '教工第二党支部')

let gateway: Gateway
let put: (collection: string, doc: Doc) => Promise<void>

beforeAll(async () => {
  gateway = await startGateway({
    memory: true,
    functions: builtFunctions(),
    now: new Date(NOW).toISOString(),
  })
  await gateway.provision(collections)
  const { documents } = connect({ local: gateway.url })
  put = (collection, doc) => documents.put(collection, doc)
  const dated = {
    createdAt: NOW,
    validFrom: '2020-01-01',
    validTo: null,
    names: [],
    predecessors: [],
    successors: [],
  }
  await put(orgs.name, {
    _id: UNIT,
    level: 'unit',
    kind: 'general_branch',
    kinds: [],
    name: '计算机学院党总支',
    parentId: null,
    ...dated,
  })
  for (const [_id, name] of [
    [BRANCH, BRANCH_NAME],
    [OTHER, '教工第二党支部'],
  ] as const) {
    await put(orgs.name, {
      _id,
      level: 'branch',
      kind: 'faculty',
      name,
      parentId: UNIT,
      slots: [],
      groups: [],
      ...dated,
    })
  }
  await somebody('T1', BRANCH, [[BRANCH, 'secretary']])
  await somebody('T2', BRANCH, [])
  await somebody('T3', OTHER, [[OTHER, 'secretary']])
  await somebody('T4', OTHER, [[UNIT, 'unit_secretary']])
  for (const entry of sealed) await put(ledger.name, entry)
  await put(resolutions.name, PUBLIC)
  await put(plans.name, aPlan())
})
afterAll(async () => {
  await gateway.close()
})

/** The plan stands for the month that is made up for, too. */
const aPlan = () => ({
  _id: planIdOf(BRANCH, 2026),
  branchId: BRANCH,
  year: 2026,
  revision: 1,
  rows: [
    ['2026-02', '网络安全'],
    ['2026-03', '学雷锋志愿服务'],
    ['2026-12', '年终总结'],
  ].map(([month, theme]) => ({
    month,
    theme,
    items: [],
    mode: 'in_person',
    place: '',
    lead: '',
    note: '',
    source: 'branch',
    adoptedAt: null,
    writtenBy: memberIdOf('T1'),
    writtenAt: NOW,
    earlier: [],
  })),
})

const openidOf = (schoolNo: string) => `oTest${schoolNo.padEnd(23, 'x')}`

async function somebody(
  schoolNo: string,
  branchId: string,
  offices: [org: string, role: string][],
) {
  const _id = memberIdOf(schoolNo)
  const openid = openidOf(schoolNo)
  const member = Member.parse({
    _id,
    schoolNo,
    name: '赵甲一',
    phone: '',
    stage: 'full',
    branchId,
    group: null,
    order: 1,
    joinedOn: null,
    fullOn: null,
    mobility: 'none',
    stages: [{ stage: 'full', from: '2020-01-01' }],
    mobilities: [],
    exemptions: [],
    exclusions: [],
    branchIds: [branchId],
    liaisonId: null,
    relations: [{ branchId, from: '2020-01-01', to: null, letterOn: null, temporary: false }],
    openid,
    createdAt: NOW,
    updatedAt: NOW,
  })
  await put(members.name, member)
  await put(bindings.name, { _id: openid, memberId: _id, name: '赵甲一', boundAt: NOW })
  for (const [orgId, role] of offices) {
    await put(roles.name, {
      _id: roleIdOf(_id, orgId, role, '2020-01-01'),
      memberId: _id,
      orgId,
      role,
      from: '2020-01-01',
      to: null,
    })
  }
}

const batchAfter = (startsAt: number) => {
  const from = startsAt + 27 * 3_600_000
  return { startsAt: from, endsAt: from + 3_600_000, place: '302' }
}
/** Months that the second and the third day made up for. */
const MADE_UP: Record<number, string> = { 2: '2026-02', 3: '2026-12' }

function entry(seq: number, day: string, theme: string, previous: string): LedgerEntry {
  const startsAt = Date.parse(`${day}T15:00+08:00`)
  const activityId = `a${String(seq).padStart(11, '0')}`
  const sealedAt = startsAt + 3_600_000
  return LedgerEntry.parse(
    sealEntry(
      {
        _id: entryIdOf(BRANCH, seq),
        branchId: BRANCH,
        branchName: BRANCH_NAME,
        seq,
        year: Number(day.slice(0, 4)),
        activityId,
        sealedAt,
        line: {
          entryId: entryIdOf(BRANCH, seq),
          activityId,
          seq,
          month: day.slice(0, 7),
          makesUpFor: MADE_UP[seq] ?? null,
          theme,
          items: [
            { kind: 'required', category: 'study' },
            { kind: 'elective', tag: 'red_resources' },
          ],
          mode: seq === 1 ? 'in_person' : 'online',
          place: '学院楼 301',
          startsAt,
          endsAt: startsAt + 5_400_000,
          ...(seq === 3 ? { sessions: [batchAfter(startsAt)] } : {}),
          organiser: BRANCH_NAME,
          organiserKind: 'branch',
          chair: '赵甲一',
          recorder: '钱乙二',
          counts: {
            due: 16,
            present: 13,
            leave: 2,
            absent: 1,
            unmarked: 0,
            late: 1,
            exempt: 3,
            mobile: 4,
            inTransfer: 0,
            seconded: 0,
            excluded: 0,
            invitees: 5,
            visitors: 1,
          },
          presentFull: 12,
          presentProbationary: 1,
          notice: { leadDays: seq, verdict: seq === 1 ? 'short' : 'on_time' },
          outcome: '结对三组，每周三答疑',
          resolution: seq === 1 ? '' : '设“代码答疑”示范岗',
          segments: [],
          mediaCount: 2,
          resolutions: seq === 2 ? 2 : 0,
          sealedAt,
          sealedOn: day,
        },
        sealed: {
          record: {},
          register: [],
          resolutions: [],
          media: [],
          corrections: [],
        },
        previous,
      },
      ['a key'],
    ),
  )
}
const first = entry(1, '2026-03-13', '学雷锋：电脑义诊', GENESIS)
const second = entry(2, '2026-04-10', '个人信息保护知识学习', first.digest)
/** One of two matters of the second day is public. */
const PUBLIC = {
  _id: 'r000000000000001',
  branchId: BRANCH,
  activityId: second.activityId,
  readable: 'unit',
}
const sealed = [first, second, entry(3, '2027-01-08', '明年的事', second.digest)]

type Answer = {
  ok: boolean
  code?: string
  fields?: string[]
  data: { url: string; fileId: string; fileName: string }
}
async function ask(schoolNo: string, input: object): Promise<Answer> {
  const call = { action: 'forms.ledger', input }
  const answer = await gateway.invoke('forms', call, { openid: openidOf(schoolNo) })
  return ('result' in answer ? answer.result : answer) as Answer
}
async function rowsOf(url: string) {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
  const [sheet] = await readWorkbook(bytes)
  return { name: sheet?.sheet, rows: sheet?.data ?? [] }
}

/** Of the first line. */
const cellOf = (rows: unknown[][], heading: string) => rows[3]?.[rows[2]?.indexOf(heading) ?? -1]

test('C4.3d the workbook says line for line what was sealed', async () => {
  const { ok, data } = await ask('T1', { year: 2026 })
  expect(ok).toBe(true)
  expect(data.fileName).toBe('计算机学院教工第一党支部_2026年主题党日_台账.xlsx')
  const { name, rows } = await rowsOf(data.url)
  expect(name).toBe('2026年台账')
  expect(rows[0]?.[0]).toBe('支部主题党日活动台账')
  expect(rows[1]?.[0]).toContain(`${BRANCH_NAME}　　2026 年　　共 2 次　　导出日期 2026-12-01`)
  const headings = rows[2] ?? []
  const lines = rows
    .slice(3, -1)
    .map((row) =>
      Object.fromEntries(headings.map((heading, index) => [String(heading), row[index]])),
    )
  expect(lines).toEqual([
    {
      序号: 1,
      月份: '2026-03',
      计划主题: '学雷锋志愿服务',
      主题: '学雷锋：电脑义诊',
      时间: '2026-03-13 15:00—16:30',
      地点: '学院楼 301',
      组织者: BRANCH_NAME,
      主持人: '赵甲一',
      记录人: '钱乙二',
      应到: 16,
      实到: 13,
      其中正式: 12,
      其中预备: 1,
      请假: 2,
      缺席: 1,
      流动: 4,
      免: 3,
      // guests and guides, as on the record form
      列席: 6,
      内容类别: '学习教育、红色资源',
      会议: null,
      是否按期: '按期',
      通知: '通知较晚（提前1天）',
      成效及后续: '结对三组，每周三答疑',
      决议: '无决议',
      决议数: 0,
      已公开数: 0,
      附件数: 2,
      归档后补充: null,
      归档日期: '2026-03-13',
      校验码: first.digest.slice(0, 8),
    },
    expect.objectContaining({
      序号: 2,
      月份: '2026-04（补开2月）',
      地点: '学院楼 301（线上）',
      计划主题: '网络安全',
      是否按期: '补开',
      通知: '按期通知（提前2天）',
      决议数: 2,
      已公开数: 1,
      决议: '设“代码答疑”示范岗',
      校验码: second.digest.slice(0, 8),
    }),
  ])
})

test('§7 #15 a day that makes up for a month of the year before answers to the plan of that month', async () => {
  const { data } = await ask('T1', { year: 2027 })
  const { rows } = await rowsOf(data.url)
  expect(cellOf(rows, '计划主题')).toBe('年终总结')
})

test('§7 every sitting of a day held in batches stands in its line', async () => {
  const { data } = await ask('T1', { year: 2027 })
  const { rows } = await rowsOf(data.url)
  expect(cellOf(rows, '时间')).toBe('2027-01-08 15:00—16:30；2027-01-09 18:00—19:00')
  expect(cellOf(rows, '地点')).toBe('学院楼 301；302（线上）')
})

test('a year without activities is a workbook without lines', async () => {
  const { data } = await ask('T1', { year: 2025 })
  expect((await rowsOf(data.url)).rows).toHaveLength(4)
})

test('the unit above may have it too, two exports are two files', async () => {
  const one = await ask('T4', { year: 2026, branchId: BRANCH })
  const two = await ask('T4', { year: 2026, branchId: BRANCH })
  expect([one.ok, two.ok]).toEqual([true, true])
  expect(one.data.fileId).not.toBe(two.data.fileId)
})

test.each([
  ['a stranger', 'T9', { year: 2026 }, 'not-bound'],
  ['a member without office', 'T2', { year: 2026 }, 'not-allowed'],
  ['the secretary of another branch', 'T3', { year: 2026, branchId: BRANCH }, 'not-allowed'],
  ['a branch that does not exist', 'T1', { year: 2026, branchId: 'b00000000000' }, 'not-allowed'],
])('refused: %s', async (_, who, input, code) => {
  expect(await ask(who, input)).toMatchObject({ ok: false, code })
})

test('an unknown field is refused', async () => {
  expect(await ask('T1', { year: 2026, format: 'pdf' })).toMatchObject({
    code: 'input-invalid',
    fields: ['format'],
  })
})

test('the link is temporary', async () => {
  const { data } = await ask('T1', { year: 2026 })
  expect((await fetch(data.url)).ok).toBe(true)
  await gateway.clock.advance(11 * 60_000)
  expect((await fetch(data.url)).ok).toBe(false)
})
