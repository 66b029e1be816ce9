import path from 'node:path'
import writeWorkbook, { type CellObject, type SheetData } from 'write-excel-file/node'
import { BRANCH_HEADINGS, BRANCHES_SHEET } from '../../cloudfunctions/core/domain/roster-branches'
import { PEOPLE_HEADINGS } from '../../cloudfunctions/core/domain/roster-people'
import { branches } from './branches'
import { type DemoPerson, sheets } from './people'

/** `node tools/run/tsx.mjs emulator/demo/make-roster.ts`: writes roster.xlsx, the sample a school starts from. */
const heading = (value: string): CellObject => ({
  value,
  fontWeight: 'bold',
  backgroundColor: '#F1EFEA',
  bottomBorderStyle: 'thin',
})

const CELLS: Record<(typeof PEOPLE_HEADINGS)[number], (person: DemoPerson) => string | undefined> =
  {
    姓名: (person) => person.name,
    '学号/工号': (person) => person.schoolNo,
    手机: (person) => person.phone || undefined,
    身份: (person) => person.stage,
    支部: (person) => person.branch,
    党小组: (person) => person.group,
    入党日期: (person) => person.joinedOn,
    转正日期: (person) => person.fullOn,
    流动: (person) => person.whereabouts,
    职务: (person) => person.offices,
  }

const sheet = (name: string, widths: number[], data: SheetData) => ({
  sheet: name,
  data,
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: 1,
})

export const makeRoster = (file: string): Promise<void> =>
  writeWorkbook([
    ...sheets.map(({ unit, people }) =>
      sheet(
        unit,
        [10, 12, 14, 14, 40, 12, 12, 12, 28, 40],
        [
          PEOPLE_HEADINGS.map(heading),
          ...people.map((person) => PEOPLE_HEADINGS.map((name) => CELLS[name](person))),
        ],
      ),
    ),
    sheet(
      BRANCHES_SHEET,
      [40, 24, 10, 26, 12, 24],
      [
        BRANCH_HEADINGS.map(heading),
        ...branches.map(({ name, unit, kind, slot, minutes, place }) => [
          name,
          unit,
          kind,
          slot,
          minutes ?? 90,
          place,
        ]),
      ],
    ),
  ]).toFile(file)

if (require.main === module) {
  const file = path.join(__dirname, 'roster.xlsx')
  makeRoster(file).then(() => console.log(`written: ${file}`))
}
