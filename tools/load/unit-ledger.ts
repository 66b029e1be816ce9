import {
  branchIdOf,
  entryIdOf,
  idFrom,
  memberIdOf,
  roleIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import { bindings } from '../../cloudfunctions/core/store/bindings'
import { ledger } from '../../cloudfunctions/core/store/ledger'
import { members } from '../../cloudfunctions/core/store/members'
import { orgs } from '../../cloudfunctions/core/store/orgs'
import { roles } from '../../cloudfunctions/core/store/roles'
import type { Filed } from './load-set'
import { loadMember } from './people'

/** A unit whose branches have closed many theme days of one year, and the person who exports them. */
export type UnitLedger = { filed: Filed[]; unitId: string; openid: string; lines: number }

const SINCE = { day: '2020-01-01', at: Date.parse('2020-01-01T10:00:00+08:00') }
/** Theme days of a branch in the year: three a month. */
const DAYS = 36

/** @param branches of the unit; each has 36 lines */
export function unitLedgerOf(name: string, branches: number): UnitLedger {
  const unitId = unitIdOf(name)
  const schoolNo = `L${name}`
  const memberId = memberIdOf(schoolNo)
  const openid = `oLed${idFrom('o', 22, schoolNo)}`
  const branchIds = Array.from({ length: branches }, (_, i) => branchIdOf(name, `第${i + 1}支部`))
  const home = branchIds[0] ?? ''
  const person = loadMember({ unit: 1, branch: 1, member: 7 }, { _id: home }, 0, SINCE)
  return {
    unitId,
    openid,
    lines: branches * DAYS,
    filed: [
      { collection: orgs.name, doc: { ...organisation(unitId, name), ...UNIT } },
      ...branchIds.map((_id, i) => ({
        collection: orgs.name,
        doc: {
          ...organisation(_id, `第${i + 1}支部`),
          level: 'branch',
          kind: 'faculty',
          parentId: unitId,
          slots: [],
          groups: [],
        },
      })),
      { collection: members.name, doc: { ...person, _id: memberId, schoolNo, openid } },
      {
        collection: bindings.name,
        doc: { _id: openid, memberId, name: person.name, boundAt: SINCE.at },
      },
      {
        collection: roles.name,
        doc: {
          _id: roleIdOf(memberId, unitId, 'unit_secretary', SINCE.day),
          memberId,
          orgId: unitId,
          role: 'unit_secretary',
          from: SINCE.day,
          to: null,
        },
      },
      ...branchIds.flatMap((branchId) =>
        Array.from({ length: DAYS }, (_, i) => ({
          collection: ledger.name,
          doc: entryOf(branchId, i + 1),
        })),
      ),
    ],
  }
}

const UNIT = { level: 'unit', kind: 'general_branch', kinds: [], parentId: null }
const organisation = (_id: string, name: string) => ({
  _id,
  name,
  names: [],
  createdAt: SINCE.at,
  validFrom: SINCE.day,
  validTo: null,
  predecessors: [],
  successors: [],
})

/** An entry of ordinary length; nobody looks at its seal here. */
function entryOf(branchId: string, seq: number) {
  const month = `2026-${String(Math.ceil(seq / 3)).padStart(2, '0')}`
  const startsAt = Date.parse(`${month}-12T15:00:00+08:00`)
  const endsAt = startsAt + 5_400_000
  const _id = entryIdOf(branchId, seq)
  const activityId = idFrom('a', 11, _id)
  const counts = { due: 24, present: 21, leave: 2, absent: 1, unmarked: 0, late: 1, exempt: 1 }
  const others = { mobile: 2, inTransfer: 0, seconded: 0, excluded: 0, invitees: 3, visitors: 0 }
  return {
    _id,
    branchId,
    branchName: '第一党支部',
    seq,
    year: 2026,
    activityId,
    sealedAt: endsAt,
    line: {
      entryId: _id,
      activityId,
      seq,
      month,
      makesUpFor: null,
      theme: '学习党章专题讨论',
      items: [{ kind: 'required', category: 'study' }],
      mode: 'in_person',
      place: '学院楼 301 会议室',
      startsAt,
      endsAt,
      organiser: '第一党支部',
      organiserKind: 'branch',
      chair: '赵甲一',
      recorder: '钱乙二',
      counts: { ...counts, ...others },
      presentFull: 19,
      presentProbationary: 2,
      notice: { leadDays: 3, verdict: 'on_time' },
      outcome: '按分工落实，下月通报进展。'.repeat(6),
      resolution: '同意设立“代码答疑”示范岗，每周三晚一次，责任人轮值。',
      segments: [],
      mediaCount: 3,
      resolutions: 0,
      sealedAt: endsAt,
      sealedOn: `${month}-12`,
    },
    sealed: {
      record: { content: '学习党章，交流体会，讨论程序设计课程结对帮扶的安排。'.repeat(20) },
      register: [],
      resolutions: [],
      media: [],
      corrections: [],
    },
    previous: '0'.repeat(64),
    digest: 'a'.repeat(64),
    stamp: 'b'.repeat(64),
  }
}
