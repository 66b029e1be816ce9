import { instantOf } from '../../cloudfunctions/core/domain/calendar'
import {
  branchIdOf,
  memberIdOf,
  schoolIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import type { Doc } from '../../cloudfunctions/core/platform/ports'
import { activities } from '../../cloudfunctions/core/store/activities'
import { bindings } from '../../cloudfunctions/core/store/bindings'
import { members } from '../../cloudfunctions/core/store/members'
import { months } from '../../cloudfunctions/core/store/months'
import { type Branch, orgs, type School, type Unit } from '../../cloudfunctions/core/store/orgs'
import { plans } from '../../cloudfunctions/core/store/plans'
import { roles } from '../../cloudfunctions/core/store/roles'
import { loadBindings, loadMember, loadNo, loadOffice, type Place, SEATS } from './people'
import { diceOf } from './random'
import { adoptedPlan, autumnTheme, courseOf, heldYear, summerPolicy } from './year'

/** How large an invented school is to be; a real one has up to 600 branches (domain §3, §5). */
export type LoadSize = {
  units: number
  /** In each unit. */
  branches: number
  /** In each branch. */
  members: number
  year: number
  seed: number
  /** Epoch milliseconds; theme days after it have not been held. */
  now: number
}
export type Filed = { collection: string; doc: Doc }

const KINDS = ['faculty', 'undergraduate', 'graduate'] as const
const file = (collection: { name: string }, docs: readonly { _id: string }[]): Filed[] =>
  docs.map((doc) => ({ collection: collection.name, doc }))

/**
 * An invented school, a batch a unit, so that it never stands in memory as a whole; the school itself comes first. The
 * same size and seed give the same documents.
 */
export function* loadSet(size: LoadSize, school: School): Generator<Filed[]> {
  const officer = loadOffice(SEAT_OF_OFFICER, school._id, 'org_officer', sinceOf(size).day)
  yield [...file(orgs, [school]), ...file(roles, [officer])]
  for (let unit = 1; unit <= size.units; unit++) yield unitSet(unit, size)
}

const SEAT_OF_OFFICER: Place = { unit: 1, branch: 1, member: SEATS.orgOfficer }
const sinceOf = ({ year }: Pick<LoadSize, 'year'>) => {
  const day = `${year - 1}-09-01`
  return { day, at: instantOf(day, '08:00') }
}

export const unitName = (unit: number) => `示例第${unit}学院党总支`
export const branchName = (unit: number, branch: number) => `示例第${unit}学院第${branch}党支部`
export const loadUnitId = (unit: number) => unitIdOf(unitName(unit))
export const loadBranchId = (unit: number, branch: number) =>
  branchIdOf(unitName(unit), branchName(unit, branch))

function unitSet(number: number, size: LoadSize): Filed[] {
  const since = sinceOf(size)
  const unit: Unit = {
    _id: loadUnitId(number),
    level: 'unit',
    kind: 'general_branch',
    kinds: [{ kind: 'general_branch', from: since.day, to: null }],
    parentId: schoolIdOf(),
    ...founded(unitName(number), since),
  }
  const seat = (member: number) => ({ unit: number, branch: 1, member })
  const secretary = memberIdOf(loadNo(seat(SEATS.unitSecretary)))
  return [
    ...file(orgs, [unit]),
    ...file(roles, [
      loadOffice(seat(SEATS.unitSecretary), unit._id, 'unit_secretary', since.day),
      loadOffice(seat(SEATS.unitClerk), unit._id, 'unit_clerk', since.day),
    ]),
    ...file(months, [
      summerPolicy(unit, size.year, secretary),
      autumnTheme(unit, size.year, secretary),
    ]),
    ...Array.from({ length: size.branches }, (_, index) =>
      branchSet({ unit: number, branch: index + 1 }, unit, size),
    ).flat(),
  ]
}

function branchSet(at: { unit: number; branch: number }, unit: Unit, size: LoadSize): Filed[] {
  const since = sinceOf(size)
  const ordinal = (at.unit - 1) * size.branches + at.branch - 1
  const dice = diceOf(size.seed * 1_000_003 + ordinal)
  const branch: Branch = {
    _id: loadBranchId(at.unit, at.branch),
    level: 'branch',
    kind: dice.pick(KINDS),
    parentId: unit._id,
    slots: [
      {
        nth: dice.between(1, 4),
        weekday: dice.between(1, 5),
        time: dice.pick(['15:00', '15:30', '16:00', '19:00']),
        minutes: 90,
        place: `教学楼 ${dice.between(101, 520)}`,
        from: since.day,
        to: null,
      },
    ],
    groups: [],
    ...founded(branchName(at.unit, at.branch), since),
  }
  const people = Array.from({ length: size.members }, (_, index) =>
    loadMember({ ...at, member: index + 1 }, branch, ordinal * size.members + index, since),
  )
  const by = memberIdOf(loadNo({ ...at, member: SEATS.secretary }))
  const course = courseOf(size.year, dice)
  const { year, now } = size
  return [
    ...file(orgs, [branch]),
    ...file(members, people),
    ...file(bindings, loadBindings(people, since.at)),
    ...file(roles, [
      loadOffice({ ...at, member: SEATS.secretary }, branch._id, 'secretary', since.day),
      loadOffice({ ...at, member: SEATS.deputy }, branch._id, 'deputy_secretary', since.day),
    ]),
    ...file(plans, [adoptedPlan(branch, year, by)]),
    ...file(activities, heldYear({ branch, people, year, course, by, now, dice })),
  ]
}

/** What every organisation carries. */
const founded = (name: string, since: { day: string; at: number }) => ({
  name,
  names: [{ name, from: since.day, to: null }],
  createdAt: since.at,
  validFrom: since.day,
  validTo: null,
  predecessors: [],
  successors: [],
})

/** For an environment that has none yet. */
export const inventedSchool = (year: number): School => ({
  _id: schoolIdOf(),
  level: 'school',
  parentId: null,
  ...founded('示例大学党委', sinceOf({ year })),
})
