import type { Role } from '../../cloudfunctions/core/contract'
import {
  branchIdOf,
  memberIdOf,
  roleIdOf,
  schoolIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import type { Member } from '../../cloudfunctions/core/store/members'
import type { Branch, School, Unit, UsualSlot } from '../../cloudfunctions/core/store/orgs'
import type { RoleHeld } from '../../cloudfunctions/core/store/roles'
import type { Settings } from '../../cloudfunctions/core/store/settings'

/** Documents of invented people and branches; every builder gives valid data and takes what a test cares about. */

export const SINCE = Date.parse('2026-09-01T00:00:00+08:00')
export const SLOT: UsualSlot = { nth: 2, weekday: 5, time: '15:00', minutes: 90, place: '会议室' }

export const aSchool = (over: Partial<Settings> = {}): Settings => ({
  _id: 'school',
  schoolName: '示例大学',
  responsibleUnit: '示例大学组织部',
  filingNumber: null,
  feedbackContact: '010-00000000',
  leadDays: 2,
  eveReminder: false,
  publishDays: 5,
  graceMinutes: 15,
  contactMonths: { mobile: 1, retained_graduate: 1, overseas: 6 },
  retention: { textYears: 10, mediaYears: 3 },
  checkTexts: false,
  codeOffered: true,
  templates: [
    {
      kind: 'notice',
      templateId: 'tmpl-notice',
      keywords: { theme: 'thing1', time: 'time2', place: 'thing3', branch: 'thing4' },
    },
    {
      kind: 'change',
      templateId: 'tmpl-change',
      keywords: { theme: 'thing1', time: 'time2', state: 'phrase3', reason: 'thing4' },
    },
    {
      kind: 'contact',
      templateId: 'tmpl-contact',
      keywords: { name: 'thing1', month: 'thing2', branch: 'thing3', state: 'phrase4' },
    },
    {
      kind: 'duty',
      templateId: 'tmpl-duty',
      keywords: { matter: 'thing1', theme: 'thing2', branch: 'thing3', by: 'date4' },
    },
  ],
  ...over,
})

export const theSchool = (): School => ({
  _id: schoolIdOf(),
  level: 'school',
  name: '示例大学党委',
  parentId: null,
  createdAt: SINCE,
  validFrom: '2020-01-01',
  validTo: null,
  names: [{ name: '示例大学党委', from: '2020-01-01', to: null }],
  predecessors: [],
  successors: [],
})

export const aUnit = (name: string): Unit => ({
  _id: unitIdOf(name),
  level: 'unit',
  kind: 'general_branch',
  name,
  parentId: schoolIdOf(),
  createdAt: SINCE,
  validFrom: '2026-09-01',
  validTo: null,
  names: [{ name, from: '2026-09-01', to: null }],
  kinds: [{ kind: 'general_branch', from: '2026-09-01', to: null }],
  predecessors: [],
  successors: [],
})

export const aBranch = (unit: Unit, name: string, slot: UsualSlot | null = SLOT): Branch => ({
  _id: branchIdOf(unit.name, name),
  level: 'branch',
  kind: 'faculty',
  name,
  parentId: unit._id,
  slots: slot ? [{ ...slot, from: '2026-09-01', to: null }] : [],
  groups: [],
  createdAt: SINCE,
  validFrom: '2026-09-01',
  validTo: null,
  names: [{ name, from: '2026-09-01', to: null }],
  predecessors: [],
  successors: [],
})

let phones = 0
/** Phones that belong to nobody, each once. */
export const aPhone = () => `138${String(phones++).padStart(8, '0')}`

export const aMember = (
  branch: Pick<Branch, '_id'>,
  name: string,
  over: Partial<Member> & { exemptReason?: string } = {},
): Member => {
  const { exemptReason, ...facts } = over
  const { stage = 'full', mobility = 'none' } = facts
  const schoolNo = over.schoolNo ?? `T-${branch._id}-${name}`
  return {
    _id: memberIdOf(schoolNo),
    schoolNo,
    name,
    phone: aPhone(),
    branchId: branch._id,
    group: null,
    order: 1,
    joinedOn: '2010-07-01',
    fullOn: '2011-07-01',
    liaisonId: null,
    relations: [
      { branchId: branch._id, from: '2026-09-01', to: null, letterOn: null, temporary: false },
    ],
    branchIds: [branch._id],
    stages: [{ stage, from: '2011-07-01' }],
    // who lives elsewhere has done so since last month
    mobilities: [{ mobility, from: mobility === 'none' ? '2011-07-01' : '2026-11-20' }],
    exemptions: exemptReason
      ? [{ reason: exemptReason, approvedBy: '支部', from: '2026-09-01', to: null }]
      : [],
    exclusions: [],
    openid: null,
    createdAt: SINCE,
    updatedAt: SINCE,
    ...facts,
    stage,
    mobility,
  }
}

export const anOffice = (memberId: string, orgId: string, role: Role): RoleHeld => ({
  _id: roleIdOf(memberId, orgId, role, '2026-09-01'),
  memberId,
  orgId,
  role,
  from: '2026-09-01',
  to: null,
})

/** An openid as WeChat makes them: 28 characters, the same for the same person. */
export const openidOf = (memberId: string) => `oTest${memberId.slice(1)}`.padEnd(28, 'x')
