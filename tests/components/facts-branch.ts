import type { MemberRow, Output } from '../../typings/contract'
import { ANNA, BEN, branch } from './facts'

/** A branch's people as `members.show` would send them; a test changes what it is about. */
export const SECRETARY_OFFICE = `role_${ANNA}_${branch.orgId}_secretary_2026-01-01`

export const aRow = (part: Partial<MemberRow> = {}): MemberRow => ({
  memberId: ANNA,
  name: '安然',
  schoolNo: 'T1001',
  stage: 'full',
  group: null,
  mobility: 'none',
  destination: '',
  expectedReturn: null,
  standing: 'due',
  canVote: true,
  bound: true,
  phone: '13900000001',
  liaisonId: null,
  liaison: null,
  joinedOn: null,
  exemption: null,
  exclusion: null,
  letterOn: null,
  guest: false,
  stay: null,
  offices: [],
  vouched: true,
  ...part,
})

export const anna = aRow({
  group: '第一党小组',
  offices: [{ officeId: SECRETARY_OFFICE, role: 'secretary', from: '2026-01-01' }],
})
export const ben = aRow({ memberId: BEN, name: '白帆', stage: 'probationary', canVote: false })

export const aRoster = (part: Partial<Output<'members.show'>> = {}): Output<'members.show'> => ({
  today: '2026-12-02',
  branch,
  branches: [branch],
  groups: ['第一党小组'],
  slot: { nth: 1, weekday: 5, time: '15:00', minutes: 90, place: '信息楼302' },
  fullCount: 12,
  members: [anna, ben],
  elsewhere: [
    { orgId: 'b00000000002', name: '第二党支部' },
    { orgId: 'b00000000003', name: '研究生党支部' },
  ],
  temporary: [],
  may: { change: true, appoint: ['org_commissioner', 'group_leader'] },
  ...part,
})
