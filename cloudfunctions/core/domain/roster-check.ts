import type { Day } from '../contract'
import { BRANCHES_SHEET, type BranchRow, branchKey, readBranches } from './roster-branches'
import { readOrgName } from './roster-cells'
import { checkLiaisons } from './roster-liaisons'
import { placeOffices } from './roster-office-places'
import { type PersonRow, readPeople } from './roster-people'
import type { RosterProblem, Sheet } from './roster-problem'
import { type UnitKind, unitKindOf } from './roster-words'

export const MOST_PEOPLE = 20_000

/** A person with everything the workbook says, in its own terms: names of units and branches, rows of people. */
export type RosterPerson = Omit<PersonRow, 'offices' | 'whereabouts'> & {
  unitName: string
  mobility: PersonRow['whereabouts']['mobility']
  exemptReason: string | null
  /** 学号/工号 of the person who keeps in touch. */
  liaisonNo: string | null
  /** Place in the branch's list, from 1, in the order of the sheet. */
  order: number
  offices: {
    role: PersonRow['offices'][number]['role']
    unitName: string
    branchName: string | null
  }[]
}
export type Roster = {
  units: { name: string; kind: UnitKind }[]
  branches: BranchRow[]
  people: RosterPerson[]
  /** Worth knowing, nothing to correct before the import. */
  notices: RosterProblem[]
}
export type RosterReading = { ok: true; roster: Roster } | { ok: false; problems: RosterProblem[] }

/**
 * A school's workbook, checked as a whole: one sheet for each second-level organisation and the sheet 支部情况.
 * Either every row is good, or all problems are listed and nothing follows from the workbook.
 * @param today dates after it are refused
 */
export function checkRoster(sheets: readonly Sheet[], today: Day): RosterReading {
  const described = sheets.find((sheet) => sheet.name.trim() === BRANCHES_SHEET)
  if (!described) return refuse(BRANCHES_SHEET, `缺少工作表“${BRANCHES_SHEET}”`)
  const unitSheets = sheets.filter((sheet) => sheet !== described)
  if (unitSheets.length === 0) return refuse(BRANCHES_SHEET, '没有人员工作表')
  const rows = unitSheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (rows > MOST_PEOPLE + unitSheets.length) {
    return refuse(
      '工作簿',
      `共 ${rows} 行，一次最多导入 ${MOST_PEOPLE} 人，请分批导入（同一支部放在同一批）`,
    )
  }

  const { branches, problems: ofBranches } = readBranches(described)
  const readings = unitSheets.map((sheet) => readUnit(sheet, today))
  const people = readings.flatMap((reading) => reading.people)
  const ofRows = readings.flatMap((reading) => reading.problems)
  const offices = placeOffices(people, branches)
  const liaisons = checkLiaisons(people)
  // a row that could not be read would be missed by its neighbours: those complaints wait until all rows are good
  const problems = [
    ...ofBranches,
    ...ofRows,
    ...checkSame(people),
    ...(ofBranches.length === 0 ? [...checkBranches(people, branches), ...offices.problems] : []),
    ...(ofRows.length === 0 ? liaisons.problems : []),
  ]
  if (problems.length > 0) return { ok: false, problems }

  const placed = inOrder(people).map(({ offices: _, whereabouts, ...person }) => ({
    ...person,
    mobility: whereabouts.mobility,
    exemptReason: whereabouts.exemptReason,
    liaisonNo: liaisons.of.get(person.schoolNo) ?? null,
    offices: offices.of.get(person.schoolNo) ?? [],
  }))
  const units = new Map<string, UnitKind>()
  for (const name of [...branches, ...people].map((item) => item.unitName)) {
    const kind = unitKindOf(name)
    if (kind) units.set(name, kind)
  }
  return {
    ok: true,
    roster: {
      units: [...units].map(([name, kind]) => ({ name, kind })),
      branches,
      people: placed,
      notices: liaisons.notices,
    },
  }
}

export type UnitPerson = PersonRow & { unitName: string }

const refuse = (sheet: string, text: string): RosterReading => ({
  ok: false,
  problems: [{ sheet, row: null, column: null, text }],
})

function readUnit(sheet: Sheet, today: Day): { people: UnitPerson[]; problems: RosterProblem[] } {
  const unitName = readOrgName(sheet.name)
  const { people, problems } = readPeople(sheet, today)
  if (unitKindOf(unitName) === null) {
    const text = `工作表名应是二级党组织全称，以“党委”“党总支”或“直属党支部”结尾；支部资料放在“${BRANCHES_SHEET}”`
    problems.unshift({ sheet: sheet.name, row: null, column: null, text })
  }
  return { people: people.map((person) => ({ ...person, unitName })), problems }
}

function checkBranches(
  people: readonly UnitPerson[],
  branches: readonly BranchRow[],
): RosterProblem[] {
  const known = new Set(branches.map((branch) => branchKey(branch.unitName, branch.name)))
  return people
    .filter((person) => !known.has(branchKey(person.unitName, person.branchName)))
    .map(({ sheet, row, unitName, branchName }) => {
      const text = `“${BRANCHES_SHEET}”里没有${unitName}的“${branchName}”`
      return { sheet, row, column: '支部', text }
    })
}

/** One number, one person; one phone, one person: binding would not know whom it means otherwise. */
function checkSame(people: readonly UnitPerson[]): RosterProblem[] {
  const problems: RosterProblem[] = []
  for (const [column, readOf] of [
    ['学号/工号', (person: UnitPerson) => person.schoolNo],
    ['手机', (person: UnitPerson) => person.phone],
  ] as const) {
    const first = new Map<string, UnitPerson>()
    for (const person of people) {
      const value = readOf(person)
      const other = first.get(value)
      if (value === '') continue
      if (other === undefined) first.set(value, person)
      else {
        const where = other.sheet === person.sheet ? '' : `〔${other.sheet}〕`
        const text = `与${where}第 ${other.row} 行（${other.name}）重复`
        problems.push({ sheet: person.sheet, row: person.row, column, text })
      }
    }
  }
  return problems
}

function inOrder(people: readonly UnitPerson[]): (UnitPerson & { order: number })[] {
  const last = new Map<string, number>()
  return people.map((person) => {
    const key = branchKey(person.unitName, person.branchName)
    const order = (last.get(key) ?? 0) + 1
    last.set(key, order)
    return { ...person, order }
  })
}
