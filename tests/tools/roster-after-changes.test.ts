import type { OrgChange } from '../../cloudfunctions/core/contract'
import {
  branchIdOf,
  memberIdOf,
  roleIdOf,
  schoolIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { amendOrg } from '../../cloudfunctions/core/steps/amend-org'
import { reshapeBranches } from '../../cloudfunctions/core/steps/reshape-branches'
import { collections } from '../../cloudfunctions/core/store'
import { Branch, Unit } from '../../cloudfunctions/core/store/orgs'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { connect } from '../../tools/platform/connect'
import { importRoster } from '../../tools/roster/import'
import { branchSheet, person, STAFF, STUDENTS, UNIT, unitSheet } from '../domain/roster-sheets'
import { openidOf, theSchool } from '../support/builders'

/** A workbook that is read after something was changed in the app (domain §3, T6). */
const NOW = Date.parse('2026-11-20T10:00:00+08:00')
let gateway: Gateway
let documents: Documents
beforeEach(async () => {
  gateway = await startGateway({ memory: true, now: new Date(NOW).toISOString() })
  await gateway.provision(collections)
  documents = connect({ local: gateway.url }).documents
  await imported(PEOPLE, [STAFF, STUDENTS])
  await documents.put('orgs', theSchool())
  await documents.put('bindings', {
    _id: openid,
    memberId: memberIdOf('T9'),
    name: '赵甲一',
    boundAt: NOW,
  })
})
afterEach(() => gateway.close())

const openid = openidOf(memberIdOf('T9'))
const PEOPLE = [
  person({ '学号/工号': 'T9', 姓名: '赵甲一', 职务: '总支书记' }),
  person({ '学号/工号': 'T8', 姓名: '钱乙二', 职务: '书记' }),
  person({ '学号/工号': 'T7', 姓名: '孙丙三', 支部: STUDENTS }),
]
const imported = (people: typeof PEOPLE, branches: string[]) =>
  importRoster(
    documents,
    [
      unitSheet(people),
      branchSheet(
        branches.map((name) => [
          name,
          UNIT,
          name === STUDENTS ? '本科生' : '教工',
          null,
          null,
          null,
        ]),
      ),
    ],
    { now: NOW + 60_000, since: '2026-09-01' },
  )
const platform = () =>
  ({ now: NOW, requestId: 'x', documents, log: { info: () => undefined } }) as never
const branches = async () =>
  (await documents.find('orgs', { where: { level: 'branch' }, limit: 20 })).map((doc) =>
    Branch.parse(doc),
  )
const homeOf = async (schoolNo: string) => {
  const { branchId } = (await documents.get('members', memberIdOf(schoolNo))) as unknown as {
    branchId: string
  }
  return (await branches()).find((one) => one._id === branchId)
}

test('a branch renamed in the app is met under its new name', async () => {
  const renamed = {
    what: 'rename',
    orgId: branchIdOf(UNIT, STAFF),
    name: '教工联合党支部',
  } as const
  const change = { ...renamed, on: '2026-11-20' }
  expect(await amendOrg(change, platform(), { openid })).toMatchObject({ ok: true })
  const people = PEOPLE.map((one) =>
    one.支部 === STAFF ? { ...one, 支部: '教工联合党支部' } : one,
  )
  await imported(people, ['教工联合党支部', STUDENTS])
  expect(await branches()).toHaveLength(2)
  expect((await homeOf('T8'))?._id).toBe(branchIdOf(UNIT, STAFF))
})

test('after a merge that keeps a name nobody comes into the branch that ended', async () => {
  const from = [branchIdOf(UNIT, STAFF), branchIdOf(UNIT, STUDENTS)]
  const merge = { what: 'merge', from, name: STAFF, kind: 'mixed', on: '2026-11-20' } as const
  const change: Extract<OrgChange, { what: 'merge' }> = { ...merge, from: [...from] }
  expect(await reshapeBranches(change, platform(), { openid })).toMatchObject({ ok: true })
  await imported(
    PEOPLE.map((one) => ({ ...one, 支部: STAFF })),
    [STAFF],
  )
  expect(await homeOf('T8')).toMatchObject({ name: STAFF, kind: 'mixed', validTo: null })
  await expect(imported(PEOPLE, [STAFF, STUDENTS])).rejects.toThrow('已经撤销或合并')
})

test('an import ends no office that its sheets do not speak of', async () => {
  const _id = roleIdOf(memberIdOf('T7'), schoolIdOf(), 'org_officer', '2026-09-01')
  const office = { memberId: memberIdOf('T7'), orgId: schoolIdOf(), role: 'org_officer' }
  await documents.put('roles', { _id, ...office, from: '2026-09-01', to: null })
  await imported(PEOPLE, [STAFF, STUDENTS])
  expect(await documents.get('roles', _id)).toMatchObject({ to: null })
})

test('C0.1 T6 what a unit became stays, whatever an older workbook says', async () => {
  const kinds = [
    { kind: 'general_branch', from: '2026-09-01', to: '2026-10-31' },
    { kind: 'unit_committee', from: '2026-11-01', to: null },
  ]
  await documents.patch('orgs', unitIdOf(UNIT), { kind: 'unit_committee', kinds })
  await imported(PEOPLE, [STAFF, STUDENTS])
  const unit = Unit.parse(await documents.get('orgs', unitIdOf(UNIT)))
  expect(unit).toMatchObject({ kind: 'unit_committee', kinds, parentId: schoolIdOf() })
})
