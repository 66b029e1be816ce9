import type {
  Day,
  ExclusionReason,
  Input,
  MemberChange,
  MemberRow,
  Mobility,
  OrgName,
  Role,
} from '../../../../typings/contract'
import { oneLine } from '../../../components/event-fields/fields'
import { fieldsOf, type Matter, type Shown } from './matters'

/** What a sheet holds; a matter reads the fields it has. */
export type Form = {
  on: Day
  to: Day | null
  reason: string
  exclusion: ExclusionReason | null
  approvedBy: string
  mobility: Mobility
  liaisonId: string | null
  /** Where somebody who lives elsewhere went and comes back; neither need be told. */
  destination: string
  expectedReturn: Day | null
  /** Null: in no group. */
  group: string | null
  /** Where somebody is transferred: a branch of the school, or out of the school. */
  away: 'school' | 'out'
  toBranch: OrgName | null
  role: Role | null
}

export const formOf = (matter: Matter, row: MemberRow, { today }: Shown): Form => ({
  on: today,
  to: null,
  reason: '',
  exclusion: null,
  approvedBy: '',
  mobility: row.mobility,
  liaisonId: row.liaisonId,
  ...whereabouts(row, row.mobility),
  group: row.group,
  away: 'school',
  toBranch: null,
  role: matter.what === 'assign' && matter.roles.length === 1 ? (matter.roles[0] ?? null) : null,
})

/** What is known of where somebody is, as long as nothing else is chosen. */
const whereabouts = (row: MemberRow, mobility: Mobility) =>
  mobility === row.mobility
    ? { destination: row.destination, expectedReturn: row.expectedReturn }
    : { destination: '', expectedReturn: null }

/** The form with another mobility: what was only filled in beforehand goes and comes with it, what was typed stays. */
export function withMobility(form: Form, mobility: Mobility, row: MemberRow): Form {
  const [before, after] = [whereabouts(row, form.mobility), whereabouts(row, mobility)]
  const { destination, expectedReturn } = form
  return {
    ...form,
    mobility,
    destination: destination === before.destination ? after.destination : destination,
    expectedReturn:
      expectedReturn === before.expectedReturn ? after.expectedReturn : expectedReturn,
  }
}

/** Who lives elsewhere is looked after by a person of the branch (C2.3g). */
export const needsLiaison = (mobility: Mobility): boolean =>
  mobility === 'mobile' || mobility === 'overseas' || mobility === 'retained_graduate'

/** The first thing missing, as a sentence; empty when it can be sent. */
export function lackOf(matter: Matter, form: Form): string {
  const lacks: Record<string, string | false> = {
    branch: form.away === 'school' && !form.toBranch && '请选择转到哪个支部',
    stay: !form.toBranch && '请选择临时支部',
    mobility: needsLiaison(form.mobility) && !form.liaisonId && '请选择联系人',
    reason: oneLine(form.reason).length < 2 && '请写一句原因',
    exclusion: !form.exclusion && '请选择原因',
    approvedBy: oneLine(form.approvedBy).length < 2 && '请写由谁批准',
    role: !form.role && '请选择职务',
    to: form.to !== null && form.to < form.on && '结束日期不能早于开始日期',
  }
  return fieldsOf[matter.what].map((field) => lacks[field]).find(Boolean) || ''
}

/** The change that a complete form means; offices are given and ended by other calls. */
export function changeOf(matter: Matter, form: Form): MemberChange | null {
  const { on, to } = form
  const approvedBy = oneLine(form.approvedBy)
  switch (matter.what) {
    case 'stage':
      return { what: 'stage', stage: matter.stage, on }
    case 'group':
      return { what: 'group', group: form.group }
    case 'transfer':
      return { what: 'transfer', toBranchId: toBranchOf(form), on }
    case 'stay':
      return form.toBranch && { what: 'temporary', branchId: form.toBranch.orgId, on, to }
    case 'end-stay':
      return { what: 'temporary', branchId: matter.branchId, on: matter.from, to: on }
    case 'mobility':
      return { what: 'mobility', mobility: form.mobility, on, ...elsewhereOf(form) }
    case 'exempt':
      return { what: 'exempt', reason: oneLine(form.reason), approvedBy, on, to }
    case 'exclude':
      return form.exclusion && { what: 'exclude', reason: form.exclusion, approvedBy, on, to }
    case 'letter':
    case 'letter-back':
    case 'end-exempt':
    case 'end-exclude':
      return { what: matter.what, on }
    default:
      return null
  }
}

const toBranchOf = ({ away, toBranch }: Form) => (away === 'out' ? null : (toBranch?.orgId ?? null))
const elsewhereOf = ({ mobility, liaisonId, destination, expectedReturn }: Form) =>
  needsLiaison(mobility) && liaisonId
    ? { liaisonId, destination: oneLine(destination), expectedReturn }
    : {}

/** The call that gives an office. */
export const assignOf = (
  role: Role,
  from: Day,
  at: { orgId: string; memberId: string },
): Input<'office.assign'> => ({ ...at, role, from })
