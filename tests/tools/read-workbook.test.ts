import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import writeWorkbook from 'write-excel-file/node'
import { checkRoster } from '../../cloudfunctions/core/domain/roster-check'
import { branches } from '../../emulator/demo/branches'
import { people } from '../../emulator/demo/people'
import { readWorkbook } from '../../tools/roster/read-workbook'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbook-'))
const file = path.join(folder, 'roster.xlsx')
afterAll(() => fs.rmSync(folder, { recursive: true }))

test('sheets come with names, rows at their row numbers, typed cells and merged ranges', async () => {
  const day = new Date('2023-06-01T00:00:00Z')
  await writeWorkbook([
    {
      sheet: '甲 & 乙党总支',
      data: [['姓名', 'x'], [null], ['赵甲一', { type: Date, value: day, format: 'yyyy-mm-dd' }]],
    },
    {
      sheet: '支部情况',
      data: [
        [{ value: '宽', columnSpan: 2 }, null, { value: '高', rowSpan: 2 }],
        ['a', 1, null],
      ],
    },
  ]).toFile(file)
  const sheets = await readWorkbook(file)
  expect(sheets.map(({ name, merges }) => [name, merges])).toEqual([
    ['甲 & 乙党总支', []],
    ['支部情况', ['A1:B1', 'C1:C2']],
  ])
  expect(sheets[0]?.rows[2]).toEqual(['赵甲一', day])
})

test.each([
  ['text', Buffer.from('姓名,学号')],
  ['an archive cut short', Buffer.from('504b0304140000000800', 'hex')],
])('a file that is no workbook is refused: %s', async (_, bytes) => {
  fs.writeFileSync(file, bytes)
  await expect(readWorkbook(file)).rejects.toThrow('文件不是 .xlsx 工作簿')
})

test('the roster of the demo is good and says what its source says', async () => {
  const sheets = await readWorkbook(path.resolve(__dirname, '../../emulator/demo/roster.xlsx'))
  const reading = checkRoster(sheets, '2026-11-20')
  expect(reading.ok).toBe(true)
  if (!reading.ok) return
  expect(
    reading.roster.people.map((person) => [person.schoolNo, person.name, person.phone]),
  ).toEqual(people.map((person) => [person.schoolNo, person.name, person.phone]))
  expect(reading.roster.branches.map(({ name }) => name)).toEqual(branches.map(({ name }) => name))
})
