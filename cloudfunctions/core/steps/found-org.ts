import type { Day, OrgChange, OrgId } from '../contract'
import { orgName } from '../domain/activity-card'
import { dayOf } from '../domain/calendar'
import { decideDay } from '../domain/dated'
import { branchIdOf, idFrom, schoolIdOf, unitIdOf } from '../domain/identity'
import { namedOn } from '../domain/organisation'
import { earliestEnd } from '../domain/reshape'
import type { Caller, Documents, Platform } from '../platform/ports'
import { type Decision, refuse, yes } from '../refuse'
import {
  type Branch,
  branchesOfUnit,
  isAsRead,
  type Org,
  orgOf,
  orgsByIds,
  orgsOfLevel,
  patchOrg,
  putOrg,
  type School,
  type Unit,
} from '../store/orgs'
import { allow, personBehind } from './person'
import { afresh, writeInOrder } from './write-in-order'

type Founding = Extract<OrgChange, { what: 'create-unit' | 'create-branch' }>
type Answer = Decision<{ orgs: ReturnType<typeof orgName>[] }>

/**
 * Founds a unit or a branch (domain §3). The same said twice founds one.
 * @returns refusals: `not-bound`, `not-allowed`, `org-unknown`, `org-ended`, `org-name-taken`, `date-in-future`,
 * `date-out-of-range`
 */
export async function foundOrg(
  change: Founding,
  platform: Platform,
  caller: Caller,
): Promise<Answer> {
  const { documents } = platform
  const aboveId = change.what === 'create-unit' ? schoolIdOf() : change.unitId
  const me = await personBehind(platform, caller)
  const allowed = allow('org.change', me, change.what === 'create-unit' ? {} : { unitId: aboveId })
  if (!allowed.ok) return allowed
  return afresh(async () => {
    const above = await orgOf(documents, aboveId)
    return foundUnder(above, change, platform)
  })
}

async function foundUnder(
  above: Org | null,
  change: Founding,
  { documents, now }: Platform,
): Promise<Answer | null> {
  const { name, on } = change
  const today = dayOf(now)
  const ofUnit = change.what === 'create-branch'
  if (ofUnit && above?.level !== 'unit') return refuse('org-unknown', ['unitId'])
  if (above?.validTo && above.validTo < today) return refuse('org-ended', ['unitId'])
  const beside = ofUnit
    ? await branchesOfUnit(documents, change.unitId)
    : await orgsOfLevel(documents, 'unit')
  const taken = namedOn(beside, name, today)
  if (taken) {
    const again =
      taken.level !== 'school' &&
      taken.kind === change.kind &&
      taken.validFrom === on &&
      taken.predecessors.length === 0
    return again ? yes({ orgs: [orgName(taken)] }) : refuse('org-name-taken', ['name'])
  }
  const begins = above?.validFrom ?? null
  // months that are over keep who owed them (T6)
  const first = ofUnit ? ([begins ?? '', earliestEnd(today)].sort().at(-1) ?? null) : begins
  const day = decideDay(on, today, first)
  if (!day.ok) return day
  const founded = await newOrg(documents, change, { above, now })
  const written = await writeInOrder(documents, [
    ...(above
      ? [
          {
            ops: 2,
            holds: (tx: Parameters<typeof isAsRead>[0]) => isAsRead(tx, above),
            run: (tx: Parameters<typeof isAsRead>[0]) => patchOrg(tx, above, {}),
          },
        ]
      : []),
    { ops: 1, run: (tx) => putOrg(tx, founded) },
  ])
  return written ? yes({ orgs: [orgName(founded)] }) : null
}

async function newOrg(
  documents: Documents,
  change: Founding,
  { above, now }: { above: School | Unit | Branch | null; now: number },
): Promise<Unit | Branch> {
  const { name, on } = change
  const life = newLife({ name, on, now, predecessors: [] })
  if (change.what === 'create-unit') {
    const { kind } = change
    const _id = await freeId(documents, [
      unitIdOf(name),
      ...spares.map((spare) => idFrom('u', 11, name, on, spare)),
    ])
    const kinds = [{ kind, from: on, to: null }]
    return { _id, level: 'unit', kind, kinds, parentId: schoolIdOf(), ...life }
  }
  const _id = await freeBranchId(documents, { unitName: above?.name ?? '', name, on })
  const { kind, unitId } = change
  return { _id, level: 'branch', kind, parentId: unitId, slots: [], groups: [], ...life }
}

export const newLife = (facts: {
  name: string
  on: Day
  now: number
  predecessors: readonly OrgId[]
}) => ({
  name: facts.name,
  names: [{ name: facts.name, from: facts.on, to: null }],
  createdAt: facts.now,
  validFrom: facts.on,
  validTo: null,
  predecessors: [...facts.predecessors],
  successors: [],
})

const spares = ['2', '3', '4', '5']

/** An id for a branch: the one its names give, unless an earlier branch of that name has it. */
export const freeBranchId = (
  documents: Documents,
  { unitName, name, on }: { unitName: string; name: string; on: Day },
): Promise<OrgId> =>
  freeId(documents, [
    branchIdOf(unitName, name),
    ...spares.map((spare) => idFrom('b', 11, unitName, name, on, spare)),
  ])

async function freeId(documents: Documents, ids: readonly OrgId[]): Promise<OrgId> {
  const known = await orgsByIds(documents, ids)
  const free = ids.find((id) => !known.has(id))
  if (!free) throw new Error('the name was given and taken back too often')
  return free
}
