import { BRANCH_HEADINGS, BRANCHES_SHEET } from '../../cloudfunctions/core/domain/roster-branches'
import { PEOPLE_HEADINGS } from '../../cloudfunctions/core/domain/roster-people'
import type { Cell, Sheet } from '../../cloudfunctions/core/domain/roster-problem'

type PersonCells = Partial<Record<(typeof PEOPLE_HEADINGS)[number], Cell>>

export const UNIT = '计算机学院党总支'
export const STAFF = '教工第一党支部'
export const STUDENTS = '本科生第一党支部'

let counter = 0
/** A full member of the staff branch with a number and a phone of his own, unless the cells say otherwise. */
export function person(cells: PersonCells = {}): PersonCells {
  counter++
  return {
    姓名: '赵甲一',
    '学号/工号': `T${String(counter).padStart(4, '0')}`,
    手机: `138${String(counter).padStart(8, '0')}`,
    身份: '正式党员',
    支部: STAFF,
    ...cells,
  }
}

export const unitSheet = (people: PersonCells[], name = UNIT): Sheet => ({
  name,
  merges: [],
  rows: [
    [...PEOPLE_HEADINGS],
    ...people.map((cells) => PEOPLE_HEADINGS.map((heading) => cells[heading] ?? null)),
  ],
})

export const branchSheet = (rows: Cell[][] = DEFAULT_BRANCHES): Sheet => ({
  name: BRANCHES_SHEET,
  merges: [],
  rows: [[...BRANCH_HEADINGS], ...rows],
})

const DEFAULT_BRANCHES: Cell[][] = [
  [STAFF, UNIT, '教工', '每月第2个星期五 15:00', 90, '学院楼 301'],
  [STUDENTS, UNIT, '本科生', null, null, null],
]
