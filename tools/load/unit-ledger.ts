import {
  branchIdOf,
  idFrom,
  memberIdOf,
  roleIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import type { SealKeys } from '../../cloudfunctions/core/domain/seal'
import { bindings } from '../../cloudfunctions/core/store/bindings'
import { members } from '../../cloudfunctions/core/store/members'
import { orgs } from '../../cloudfunctions/core/store/orgs'
import { roles } from '../../cloudfunctions/core/store/roles'
import type { Filed } from './load-set'
import { loadMember } from './people'
import { sealedYear } from './sealed-year'

/** A unit whose branches have closed many theme days of one year, and the person who exports them. */
export type UnitLedger = { filed: Filed[]; unitId: string; openid: string; lines: number }

const SINCE = { day: '2020-01-01', at: Date.parse('2020-01-01T10:00:00+08:00') }
/** Theme days of a branch in the year: three a month. */
const DAYS = 36

/**
 * @param branches of the unit; each has 36 lines
 * @param keys with which they are sealed
 */
export function unitLedgerOf(name: string, branches: number, keys: SealKeys): UnitLedger {
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
      ...branchIds.flatMap((branchId, i) =>
        sealedYear({ _id: branchId, name: `第${i + 1}支部`, parentId: unitId }, DAYS, keys),
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
