import { ledgerLine } from '../../cloudfunctions/core/domain/ledger-line'
import { linesFor, withoutNames } from '../../cloudfunctions/core/domain/ledger-lines'
import { emptyDraft } from '../../cloudfunctions/core/domain/record'
import { registerOf } from '../../cloudfunctions/core/domain/register'
import type { Relation } from '../../cloudfunctions/core/domain/roles-table'
import { LEDGER_COLUMNS } from '../../cloudfunctions/core/domain/workbook-ledger'

const START = Date.parse('2026-12-11T15:00:00+08:00')
const row = (
  memberId: string,
  stage: 'full' | 'probationary' | 'prospect',
  standing: 'due' | 'invitee',
) => ({
  memberId,
  name: memberId,
  stage,
  group: null,
  standing,
})

const aMatter = (kind: string, outcome: string) => ({
  kind,
  topic: '购书经费',
  votingDue: ['a', 'x'],
  present: ['a', 'x'],
  result: { method: 'show_of_hands', yes: 2, no: 0, abstain: 0, opinions: 0, outcome },
})
const matters = [
  aMatter('ordinary', 'passed'),
  aMatter('ordinary', 'consensus'),
  aMatter('important', 'deferred'),
  aMatter('ordinary', 'rejected'),
  aMatter('ordinary', 'carried'),
  aMatter('admission', 'passed'),
]

const lineOf = (over: object = {}) => {
  const arrivals = ['a', 'p', 'g'].map((memberId) => ({
    memberId,
    at: START,
    late: false,
    method: 'recorder' as const,
  }))
  return ledgerLine({
    activity: {
      _id: 'a00000000001',
      branchId: 'b00000000001',
      branchName: '教工第一党支部',
      month: '2026-12',
      makesUpFor: null,
      event: null,
      theme: '学习党章',
      items: [{ kind: 'required', category: 'study' }],
      mode: 'in_person',
      place: '会议室',
      startsAt: START,
      endsAt: START + 5_400_000,
      sessions: [],
      notice: { at: START - 9e8, leadDays: 10, verdict: 'on_time' },
      ...over,
    },
    draft: {
      ...emptyDraft({ recorderId: 'r', postedBy: 's', roster: [] }),
      outcome: '无后续事项',
      resolution: '',
    },
    chair: '主持',
    recorder: '记录',
    register: registerOf({
      roster: [
        row('a', 'full', 'due'),
        row('p', 'probationary', 'due'),
        row('x', 'full', 'due'),
        row('g', 'prospect', 'invitee'),
      ],
      arrivals,
      leaves: [],
      closed: true,
    }),
    matters,
    mediaCount: 0,
    seq: 7,
    sealedAt: Date.parse('2026-12-12T00:30:00+08:00'),
  })
}

test('C4.3d the line is made from what happened: nothing in it is typed for the ledger', () => {
  expect(lineOf()).toMatchObject({
    entryId: 'led_b00000000001_00007',
    seq: 7,
    organiser: '教工第一党支部',
    organiserKind: 'branch',
    makesUpFor: null,
    chair: '主持',
    recorder: '记录',
    counts: { due: 3, present: 2, absent: 1, invitees: 1 },
    presentFull: 1,
    presentProbationary: 1,
    notice: { leadDays: 10, verdict: 'on_time' },
    mediaCount: 0,
    resolutions: 2,
    sealedOn: '2026-12-12',
  })
})

test('C2.3b domain §7 #15 the line names who held the day and the month made up for', () => {
  const event = { organiser: 'unit' as const, orgName: '计算机学院党总支' }
  expect(lineOf({ event, makesUpFor: '2026-11' })).toMatchObject({
    month: '2026-12',
    makesUpFor: '2026-11',
    organiser: '计算机学院党总支',
    organiserKind: 'unit',
  })
})

test('C3.3a, C3.3b every matter stands in the line with its vote; passed and agreed ones are counted, nothing about persons', () => {
  const { matters: said } = lineOf()
  expect(said).toHaveLength(matters.length)
  expect(said?.[0]).toBe(
    '1. 购书经费：应到会有表决权2人，到会2人，举手表决，赞成2人，超过应到会半数，通过',
  )
  expect(said?.[5]).toBe('6. 接收预备党员（涉及个人，见原始记录）')
})

test('C3.3a the ledger prints what was decided; a line sealed before its matters were kept points to the record form', () => {
  const around = { digest: '', plannedTheme: null, published: 0, additions: [] }
  const printed = (over: object) =>
    LEDGER_COLUMNS.find((one) => one.heading === '决议')?.of({ ...lineOf(), ...around, ...over }, 0)
  expect(printed({ resolution: '设示范岗' })).toBe(
    ['设示范岗', ...(lineOf().matters ?? [])].join('\n'),
  )
  expect(printed({ matters: undefined, resolution: '设示范岗' })).toBe('设示范岗')
  expect(printed({ matters: undefined })).toBe('见记录表')
  expect(printed({ matters: undefined, resolutions: 0 })).toBe('无决议')
  expect(printed({ matters: [], resolutions: 0 })).toBe('无决议')
})

test('C4.3d, §7 #20 the ledger prints what was added since the closing, by whom and why', () => {
  const on = '2027-01-08'
  const additions = [
    { kind: 'late_entry' as const, name: '安然', reason: '当时漏记', on },
    { kind: 'media' as const, name: '白帆', reason: '', on },
    { kind: 'resolution_published' as const, name: '白帆', reason: '购书经费', on },
  ]
  const row = { ...lineOf(), digest: '', plannedTheme: null, published: 0, additions }
  const column = LEDGER_COLUMNS.find((one) => one.heading === '归档后补充')
  expect(column?.of(row, 0)).toBe(
    '2027-01-08 补登安然到会：当时漏记\n2027-01-08 白帆补传影像\n2027-01-08 白帆批准公开决议：购书经费',
  )
  expect(column?.of(withoutNames(row), 0)).toBe(
    '2027-01-08 补登1人到会\n2027-01-08 白帆补传影像\n2027-01-08 白帆批准公开决议：购书经费',
  )
})

test.each<[Relation[], string]>([
  [['bound', 'unit'], ''],
  [['bound', 'member'], '安然'],
  [['bound', 'leader'], '安然'],
  [['bound', 'unit', 'leader'], '安然'],
  [['bound', 'unit', 'member'], '安然'],
])('D6 who is %j reads of a late entry the name “%s”', (relations, name) => {
  const added = { kind: 'late_entry' as const, name: '安然', reason: '当时漏记', on: '2027-01-08' }
  const [line] = linesFor(new Set(relations), [{ additions: [added] }])
  expect(line?.additions).toEqual([{ ...added, name, reason: name && added.reason }])
})
