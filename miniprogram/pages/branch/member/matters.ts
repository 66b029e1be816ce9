import type { MemberRow, Output, Role, Stage } from '../../../../typings/contract'
import { mobilityWords, roleWords, stageWords } from '../../../labels/people'

export type Shown = Output<'members.show'>

/** What can be done about a person; each opens one small sheet. */
export type Matter =
  | { what: 'stage'; stage: Stage }
  | { what: 'letter' }
  | { what: 'letter-back' }
  | { what: 'transfer' }
  | { what: 'stay' }
  | { what: 'end-stay'; branchId: string; from: string }
  | { what: 'mobility' }
  | { what: 'exempt' }
  | { what: 'end-exempt' }
  | { what: 'exclude' }
  | { what: 'end-exclude' }
  | { what: 'group' }
  | { what: 'assign'; roles: Role[] }
  | { what: 'end-office'; officeId: string; role: Role }
  | { what: 'correct' }
  | { what: 'invite' }
  | { what: 'lift' }

/** A field of the sheet. */
export type Field =
  | 'on'
  | 'to'
  | 'reason'
  | 'exclusion'
  | 'approvedBy'
  | 'mobility'
  | 'back'
  | 'group'
  | 'branch'
  | 'stay'
  | 'role'

export const fieldsOf: Record<Matter['what'], Field[]> = {
  stage: ['on'],
  letter: ['on'],
  'letter-back': ['on'],
  transfer: ['branch', 'on'],
  stay: ['stay', 'on', 'to'],
  'end-stay': ['on'],
  mobility: ['mobility', 'on', 'back'],
  exempt: ['reason', 'approvedBy', 'on', 'to'],
  'end-exempt': ['on'],
  exclude: ['exclusion', 'approvedBy', 'on', 'to'],
  'end-exclude': ['on'],
  group: ['group'],
  assign: ['role', 'on'],
  'end-office': ['on'],
  // these have sheets and questions of their own
  correct: [],
  invite: [],
  lift: [],
}

const NEXT: Record<Stage, Stage | null> = {
  applicant: 'activist',
  activist: 'prospect',
  prospect: 'probationary',
  probationary: 'full',
  full: null,
}

/** Who can be given an office: a full member who can be elected, wherever the relation sits (domain §2.8). */
const isEligible = (row: MemberRow) =>
  row.stage === 'full' && row.exclusion === null && (row.guest || row.canVote)

const belongs = ({ stage }: MemberRow) => stage === 'full' || stage === 'probationary'

function mattersOfPerson(row: MemberRow, { groups, temporary }: Shown): Matter[] {
  const next = NEXT[row.stage]
  const matters: (Matter | false)[] = [
    next !== null && { what: 'stage', stage: next },
    row.letterOn === null ? { what: 'letter' } : { what: 'transfer' },
    row.letterOn !== null && { what: 'letter-back' },
    row.stay !== null
      ? { what: 'end-stay', branchId: row.stay.branchId, from: row.stay.from }
      : temporary.length > 0 && belongs(row) && { what: 'stay' },
    { what: 'mobility' },
    row.exemption ? { what: 'end-exempt' } : belongs(row) && { what: 'exempt' },
    row.exclusion ? { what: 'end-exclude' } : row.stage === 'full' && { what: 'exclude' },
    groups.length > 0 && { what: 'group' },
  ]
  return matters.filter((matter): matter is Matter => matter !== false)
}

function mattersOfOffice(row: MemberRow, { may }: Shown): Matter[] {
  const held = row.offices.filter(({ role }) => may.appoint.includes(role))
  const free = may.appoint.filter((role) => !row.offices.some((one) => one.role === role))
  return [
    ...(free.length > 0 && isEligible(row) ? [{ what: 'assign' as const, roles: free }] : []),
    ...held.map(({ officeId, role }) => ({ what: 'end-office' as const, officeId, role })),
  ]
}

/** For whom the caller vouches, name, telephone and WeChat are put right. */
const mattersOfCard = (row: MemberRow): Matter[] =>
  row.vouched ? [{ what: 'correct' }, { what: row.bound ? 'lift' : 'invite' }] : []

/** What the caller may do about this person, in a fixed order. */
export const mattersOf = (row: MemberRow, shown: Shown): Matter[] => [
  ...(shown.may.change && !row.guest ? mattersOfPerson(row, shown) : []),
  ...mattersOfOffice(row, shown),
  ...mattersOfCard(row),
]

type Words = { title: string; note: string; button: string }

/** The matter as a row, and as the question its sheet asks in the name of the person. */
export function wordsOf(matter: Matter, row: MemberRow): Words {
  const words: Record<Matter['what'], () => Words> = {
    stage: () => ({
      title: `变更为${matter.what === 'stage' ? stageWords[matter.stage] : ''}`,
      note: `现在是${stageWords[row.stage]}`,
      button: '确认变更',
    }),
    letter: () => ({
      title: '开出介绍信',
      note: '转接组织关系的第一步，登记后仍在本支部名册',
      button: '登记介绍信',
    }),
    'letter-back': () => ({
      title: '收回介绍信',
      note: '误开或不再转出，仍是本支部应到党员',
      button: '确认收回',
    }),
    transfer: () => ({ title: '转出', note: '介绍信已开出', button: '确认转出' }),
    stay: () => ({
      title: '编入临时支部',
      note: '实习、项目期间在临时支部参加活动，组织关系不动',
      button: '确认编入',
    }),
    'end-stay': () => ({
      title: '离开临时支部',
      note: `现在编在${row.stay?.branch || '临时支部'}，所选日期是最后一天`,
      button: '确认离开',
    }),
    mobility: () => ({
      title: '变更外出情况',
      note: `现在是${mobilityWords[row.mobility]}`,
      button: '确认变更',
    }),
    exempt: () => ({ title: '免到', note: '年老体弱等，经支部同意', button: '确认免到' }),
    'end-exempt': () => ({ title: '结束免到', note: '从下一次起应到', button: '确认结束' }),
    exclude: () => ({ title: '不计表决', note: '按规定暂不计入表决人数', button: '确认不计表决' }),
    'end-exclude': () => ({ title: '恢复表决', note: '重新计入表决人数', button: '确认恢复' }),
    group: () => ({ title: '调整党小组', note: row.group ?? '还没有编组', button: '确认调整' }),
    assign: () => ({ title: '任职', note: '从任职之日起生效', button: '确认任职' }),
    'end-office': () => ({
      title: `不再担任${matter.what === 'end-office' ? roleWords[matter.role] : ''}`,
      note: '所选日期是任职的最后一天',
      button: '确认离任',
    }),
    correct: () => ({ title: '更正姓名、手机', note: '写错了、换号了', button: '更正' }),
    invite: () => ({
      title: '生成绑定码',
      note: '手机号对不上、两人共用一个手机号时用',
      button: '生成',
    }),
    lift: () => ({ title: '解除微信绑定', note: '换了微信、原来的登不上时用', button: '解除' }),
  }
  return words[matter.what]()
}
