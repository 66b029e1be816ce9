import type { BranchMonth, MonthState, Output } from '../../typings/contract'
import { at, branch, NOW } from './facts'

/** Ordinary facts of a year; a test changes what it is about. */
export const unit = { orgId: 'u00000000001', name: '学院党总支' }
export const school = { orgId: 's00000000001', name: '示例大学党委' }

const monthOf = (n: number) => `2026-${String(n).padStart(2, '0')}`

/** Eleven months held, the twelfth to come. */
export const months = (over: Partial<Record<number, MonthState>> = {}): BranchMonth[] =>
  Array.from({ length: 12 }, (_, i) => {
    const state = over[i + 1] ?? (i < 11 ? 'held_on_time' : 'upcoming')
    const heldOn = state.startsWith('held') ? `${monthOf(i + 1)}-11` : null
    return { month: monthOf(i + 1), state, heldOn }
  })

export const aRow = (over: Partial<NonNullable<Row>> = {}): NonNullable<Row> => ({
  month: '2026-12',
  theme: '年度工作听取意见',
  items: [{ kind: 'required', category: 'deliberation' }],
  mode: 'in_person',
  place: '信息楼302',
  lead: '支部书记',
  note: '',
  source: 'branch',
  adoptedAt: NOW,
  earlier: [],
  ...over,
})
type Plan = Output<'plan.show'>
type Row = Plan['months'][number]['row']

export const aPlan = (
  december: Partial<Plan['months'][number]> = {},
  part: Partial<Plan> = {},
): Plan => ({
  now: NOW,
  year: 2026,
  branch,
  branches: [branch],
  revision: 3,
  months: months().map((one) => ({
    ...one,
    row: one.month === '2026-12' ? aRow() : null,
    superior: null,
    policy: null,
    activities: [],
    ...(one.month === '2026-12' ? december : {}),
  })),
  content: [
    { kind: 'study', months: ['2026-01', '2026-03'] },
    { kind: 'org_life', months: ['2026-03'] },
    { kind: 'deliberation', months: [] },
    { kind: 'volunteer', months: [] },
    { kind: 'care', months: [] },
    { kind: 'elective', months: ['2026-05'] },
  ],
  may: { edit: true, post: true },
  ...part,
})

export const aUnit = (part: Partial<Output<'unit.show'>> = {}): Output<'unit.show'> => ({
  now: NOW,
  year: 2026,
  unit,
  units: [unit],
  branches: [
    {
      branch,
      months: months(),
      endedOn: null,
      next: { activityId: 'a00000000001', theme: '学风建设', startsAt: at('2026-12-05T15:00') },
    },
    {
      branch: { orgId: 'b00000000002', name: '第二党支部' },
      months: months({ 11: 'missed' }),
      endedOn: null,
      next: null,
    },
  ],
  policies: [],
  themes: [],
  unreached: [],
  objections: [],
  lateEntries: [],
  dataObjections: [],
  approvals: [],
  leadDays: 2,
  may: { set: true, hold: true },
  ...part,
})

export const aSchool = (part: Partial<Output<'school.show'>> = {}): Output<'school.show'> => ({
  now: NOW,
  month: '2026-11',
  school,
  units: [{ unit, branches: 20, states: { missed: 1, held_on_time: 18, held_late: 1 } }],
  policy: null,
  theme: null,
  ...part,
})
