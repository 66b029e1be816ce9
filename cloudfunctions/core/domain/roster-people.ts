import type { Day, Stage } from '../contract'
import {
  plainText,
  type Read,
  readDay,
  readName,
  readOrgName,
  readPhone,
  readSchoolNo,
} from './roster-cells'
import { readWhereabouts, type Whereabouts } from './roster-mobility'
import { type OfficeHeld, readOffices } from './roster-offices'
import { Problems, type RosterProblem, type Sheet } from './roster-problem'
import { readTable, type TableRow } from './roster-table'
import { lookUp, STAGE_WORDS, wordsOf } from './roster-words'

export const PEOPLE_HEADINGS = [
  '姓名',
  '学号/工号',
  '手机',
  '身份',
  '支部',
  '党小组',
  '入党日期',
  '转正日期',
  '流动',
  '职务',
] as const
type Heading = (typeof PEOPLE_HEADINGS)[number]

/** A person as one row of a unit's sheet says, each cell good on its own. */
export type PersonRow = {
  sheet: string
  row: number
  name: string
  schoolNo: string
  phone: string
  stage: Stage
  branchName: string
  group: string | null
  joinedOn: Day | null
  fullOn: Day | null
  whereabouts: Whereabouts
  offices: OfficeHeld[]
}

/** Reads a unit's sheet cell by cell; what rows say about each other is checked in `roster-check`. */
export function readPeople(
  sheet: Sheet,
  today: Day,
): { people: PersonRow[]; problems: RosterProblem[] } {
  const table = readTable(sheet, PEOPLE_HEADINGS)
  const problems = new Problems(sheet.name)
  const people: PersonRow[] = []
  for (const row of table.rows) {
    const person = readPerson(sheet.name, row, today, problems)
    if (person) people.push(person)
  }
  return { people, problems: [...table.problems, ...problems.list] }
}

function readPerson(
  sheet: string,
  { number, cell }: TableRow<Heading>,
  today: Day,
  problems: Problems,
): PersonRow | null {
  const before = problems.list.length
  const take = <T>(heading: Heading, read: Read<T>, otherwise: T): T => {
    if (read.ok) return read.value
    problems.at(number, heading, read.text)
    return otherwise
  }
  const stage = lookUp(STAGE_WORDS, plainText(cell('身份')))
  if (stage === null) problems.at(number, '身份', `可填：${wordsOf(STAGE_WORDS)}`)
  const branchName = readOrgName(cell('支部'))
  if (branchName === '') problems.at(number, '支部', '没有填写支部')
  const group = plainText(cell('党小组'))
  if (group.length > 20) problems.at(number, '党小组', '请写在 20 字以内')
  const person: PersonRow = {
    sheet,
    row: number,
    name: take('姓名', readName(cell('姓名')), ''),
    schoolNo: take('学号/工号', readSchoolNo(cell('学号/工号')), ''),
    phone: take('手机', readPhone(cell('手机')), ''),
    stage: stage ?? 'applicant',
    branchName,
    group: group || null,
    joinedOn: take('入党日期', readDay(cell('入党日期'), today), null),
    fullOn: take('转正日期', readDay(cell('转正日期'), today), null),
    whereabouts: take('流动', readWhereabouts(cell('流动')), NOWHERE),
    offices: take('职务', readOffices(cell('职务')), []),
  }
  if (stage !== null) checkStage(person, problems)
  return problems.list.length === before ? person : null
}

const NOWHERE: Whereabouts = { mobility: 'none', liaison: null, exemptReason: null }

/** What a stage excludes: only members move and have dates; only full members hold office and were confirmed. */
function checkStage(person: PersonRow, problems: Problems): void {
  const { row, stage, joinedOn, fullOn, whereabouts, offices } = person
  if (stage === 'full' || stage === 'probationary') {
    if (stage === 'probationary' && fullOn) problems.at(row, '转正日期', '预备党员没有转正日期')
    if (joinedOn && fullOn && fullOn < joinedOn)
      problems.at(row, '转正日期', '转正日期早于入党日期')
    if (stage === 'probationary' && offices.length > 0)
      problems.at(row, '职务', '任职的应是正式党员，预备党员请留空')
    return
  }
  if (joinedOn || fullOn) problems.at(row, '入党日期', '不是党员，入党日期和转正日期请留空')
  if (whereabouts.mobility !== 'none' || whereabouts.exemptReason) {
    problems.at(row, '流动', '不是党员，请留空')
  }
  if (offices.length > 0) problems.at(row, '职务', '不是党员，请留空')
}
