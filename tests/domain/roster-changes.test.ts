import { memberIdOf } from '../../cloudfunctions/core/domain/identity'
import {
  type RosterWrite,
  rosterChanges,
  type StoredRoster,
} from '../../cloudfunctions/core/domain/roster-changes'
import { checkRoster } from '../../cloudfunctions/core/domain/roster-check'
import { rosterConflicts } from '../../cloudfunctions/core/domain/roster-conflicts'
import { planRoster } from '../../cloudfunctions/core/domain/roster-plan'
import { branchSheet, person, STAFF, STUDENTS, unitSheet } from './roster-sheets'

const FIRST = {
  now: Date.parse('2026-09-01T10:00+08:00'),
  day: '2026-09-01',
  since: '2026-01-01',
  founding: '2026-01-01',
}
const LATER = {
  now: Date.parse('2026-11-20T10:00+08:00'),
  day: '2026-11-20',
  since: '2026-11-20',
  founding: '2026-11-20',
}
const EMPTY: StoredRoster = { docs: new Map(), openRoles: [] }

type People = Parameters<typeof unitSheet>[0]
function read(people: People) {
  const reading = checkRoster([unitSheet(people), branchSheet()], LATER.day)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return { roster: reading.roster, plan: planRoster(reading.roster) }
}

type Doc = { _id: string } & Record<string, unknown>
/** What a store holds after the writes. */
function after(stored: StoredRoster, writes: RosterWrite[]): StoredRoster {
  const docs = new Map<string, Doc>(stored.docs)
  for (const write of writes) {
    if (write.how === 'insert') docs.set(write.doc._id, write.doc)
    else docs.set(write.id, { ...docs.get(write.id), _id: write.id, ...write.fields })
  }
  const openRoles = [...docs.values()].filter((doc) => 'role' in doc && doc.to === null)
  return { docs, openRoles }
}

const people: People = [
  person({ 姓名: '赵甲一', '学号/工号': 'T1', 手机: '13811110001', 职务: '书记' }),
  person({ 姓名: '钱乙二', '学号/工号': 'T2', 手机: '13811110002' }),
]

test('a first import writes organisations, then people, then offices', () => {
  const { writes, counts } = rosterChanges(read(people).plan, EMPTY, FIRST)
  expect(writes.map(({ kind }) => kind)).toEqual([
    'units',
    'branches',
    'branches',
    'members',
    'members',
    'roles',
  ])
  expect(counts.members).toEqual({ added: 2, changed: 0, unchanged: 0 })
})

test('the same workbook again writes nothing', () => {
  const first = rosterChanges(read(people).plan, EMPTY, FIRST)
  const again = rosterChanges(read(people).plan, after(EMPTY, first.writes), LATER)
  expect(again.writes).toEqual([])
  expect(again.counts.members).toEqual({ added: 0, changed: 0, unchanged: 2 })
})

test('an import that broke off anywhere is finished by running it again', () => {
  const { plan } = read(people)
  const whole = rosterChanges(plan, EMPTY, FIRST).writes
  const end = after(EMPTY, whole).docs
  for (let done = 0; done <= whole.length; done++) {
    const broken = after(EMPTY, whole.slice(0, done))
    expect(after(broken, rosterChanges(plan, broken, FIRST).writes).docs).toEqual(end)
  }
})

test('a binding made before or during the import is not touched', () => {
  const stored = after(EMPTY, rosterChanges(read(people).plan, EMPTY, FIRST).writes)
  const id = memberIdOf('T2')
  const bound = after(stored, [{ kind: 'members', how: 'patch', id, fields: { openid: 'oX' } }])
  const moved = [people[0] ?? {}, { ...people[1], 手机: '13811119999' }]
  const { writes } = rosterChanges(read(moved).plan, bound, LATER)
  expect(writes).toEqual([
    {
      kind: 'members',
      how: 'patch',
      id,
      fields: { phone: '13811119999', updatedAt: LATER.now },
    },
  ])
})

test('a member who changes branch keeps the history of relations', () => {
  const stored = after(EMPTY, rosterChanges(read(people).plan, EMPTY, FIRST).writes)
  const { plan } = read([people[0] ?? {}, { ...people[1], 支部: STUDENTS }])
  const moved = after(stored, rosterChanges(plan, stored, LATER).writes).docs.get(memberIdOf('T2'))
  const [staff, students] = plan.branches
  expect([staff?.name, students?.name]).toEqual([STAFF, STUDENTS])
  const regular = { letterOn: null, temporary: false }
  expect(moved?.relations).toEqual([
    { branchId: staff?._id, from: FIRST.since, to: '2026-11-19', ...regular },
    { branchId: students?._id, from: LATER.day, to: null, ...regular },
  ])
})

test('an office that is no longer written ends; taken up again it begins again', () => {
  const stored = after(EMPTY, rosterChanges(read(people).plan, EMPTY, FIRST).writes)
  const without = read([{ ...people[0], 职务: null }, people[1] ?? {}])
  const ended = after(stored, rosterChanges(without.plan, stored, LATER).writes)
  expect(ended.openRoles).toEqual([])
  const back = after(ended, rosterChanges(read(people).plan, ended, LATER).writes)
  expect(back.openRoles).toMatchObject([{ role: 'secretary', from: LATER.day, to: null }])
})

test('offices of people who are not in the workbook are left alone', () => {
  const stranger = { _id: 'role_x', memberId: 'm-other', orgId: 'b', role: 'secretary', to: null }
  const stored = { docs: new Map(), openRoles: [stranger] }
  const { writes } = rosterChanges(read(people).plan, stored, FIRST)
  expect(writes.filter((write) => write.how === 'patch')).toEqual([])
})

test('a phone or a secretary of somebody outside the workbook is a conflict; people left out are named', () => {
  const { roster, plan } = read(people)
  const branchId = plan.branches[0]?._id ?? ''
  const other = { _id: 'm-x', name: '周戊五', schoolNo: 'T9', phone: '13811110002', branchId }
  const office = { _id: 'r', memberId: 'm-x', orgId: branchId, role: 'secretary', to: null }
  const { problems, left } = rosterConflicts(roster, plan, { people: [other], openRoles: [office] })
  expect(problems).toMatchObject([
    { row: 3, column: '手机', text: expect.stringContaining('周戊五（T9）') },
    { row: 2, column: '职务', text: expect.stringContaining('现任书记不在本表') },
  ])
  expect(left).toEqual([other])
})
