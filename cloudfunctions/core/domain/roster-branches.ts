import { plainText, readOrgName } from './roster-cells'
import { Problems, type RosterProblem, type Sheet } from './roster-problem'
import { readMinutes, readSlotTime, type SlotTime } from './roster-slot'
import { readTable } from './roster-table'
import { BRANCH_KIND_WORDS, type BranchKind, lookUp, unitKindOf, wordsOf } from './roster-words'

export const BRANCHES_SHEET = '支部情况'
export const BRANCH_HEADINGS = [
  '支部',
  '二级党组织',
  '类型',
  '固定时间',
  '时长(分钟)',
  '地点',
] as const

/** A branch as the sheet 支部情况 describes it. */
export type BranchRow = {
  name: string
  unitName: string
  kind: BranchKind
  slot: (SlotTime & { minutes: number; place: string }) | null
}

/** Reads the sheet 支部情况: every branch once, with its second-level organisation and its usual slot (C2.1a). */
export function readBranches(sheet: Sheet): { branches: BranchRow[]; problems: RosterProblem[] } {
  const table = readTable(sheet, BRANCH_HEADINGS)
  const problems = new Problems(sheet.name)
  const branches: BranchRow[] = []
  const seen = new Map<string, number>()
  for (const { number, cell } of table.rows) {
    const name = readOrgName(cell('支部'))
    const unitName = readOrgName(cell('二级党组织'))
    const kind = lookUp(BRANCH_KIND_WORDS, plainText(cell('类型')))
    const time = readSlotTime(cell('固定时间'))
    const minutes = readMinutes(cell('时长(分钟)'))
    const place = plainText(cell('地点'))
    const known = seen.get(branchKey(unitName, name))
    seen.set(branchKey(unitName, name), known ?? number)

    if (name === '' || name.length > 60) problems.at(number, '支部', '请填写支部名称（60 字以内）')
    if (unitKindOf(unitName) === null) {
      problems.at(number, '二级党组织', '名称应以“党委”“党总支”或“直属党支部”结尾')
    }
    if (kind === null) problems.at(number, '类型', `可填：${wordsOf(BRANCH_KIND_WORDS)}`)
    if (!time.ok) problems.at(number, '固定时间', time.text)
    if (!minutes.ok) problems.at(number, '时长(分钟)', minutes.text)
    if (place.length > 60) problems.at(number, '地点', '请写在 60 字以内')
    if (known !== undefined) problems.at(number, '支部', `与第 ${known} 行是同一个支部`)
    if (kind === null || !time.ok || !minutes.ok) continue
    const slot = time.value && { ...time.value, minutes: minutes.value, place }
    branches.push({ name, unitName, kind, slot })
  }
  return { branches, problems: [...table.problems, ...problems.list] }
}

export const branchKey = (unitName: string, name: string) => JSON.stringify([unitName, name])
