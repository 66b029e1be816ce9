import path from 'node:path'
import writeWorkbook, { type CellObject } from 'write-excel-file/node'
import { PLAN_HEADINGS, PLAN_SHEET } from '../../cloudfunctions/core/domain/plan-table'
import { itemWord, MODE_WORDS } from '../../cloudfunctions/core/domain/workbook-words'
import { TWELVE_THEMES } from '../../tools/load/themes'

/** `node tools/run/tsx.mjs emulator/demo/make-plan.ts`: writes plan.xlsx, the sample a secretary fills in. */
const heading = (value: string): CellObject => ({
  value,
  fontWeight: 'bold',
  backgroundColor: '#F1EFEA',
  bottomBorderStyle: 'thin',
})

export const makePlan = (file: string): Promise<void> =>
  writeWorkbook([
    {
      sheet: PLAN_SHEET,
      data: [
        PLAN_HEADINGS.map(heading),
        ...TWELVE_THEMES.map(({ theme, items, mode, place, lead, note }, index) => [
          `${index + 1}月`,
          theme,
          items.map(itemWord).join('、'),
          MODE_WORDS[mode],
          place || null,
          lead,
          note || null,
        ]),
      ],
      columns: [8, 44, 24, 12, 24, 14, 30].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toFile(file)

if (require.main === module) {
  const file = path.join(__dirname, 'plan.xlsx')
  makePlan(file).then(() => console.log(`written: ${file}`))
}
