import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { ActionName, Input } from '../../cloudfunctions/core/contract'
import { findOffice, textOfPdf, toPdf } from '../../tools/forms/print'
import {
  anOrgOfficer,
  aPlanRow,
  aUnitSecretary,
  closeEvent,
  foundBranch,
  postEvent,
} from '../support/branch'
import { startWorld, type World } from '../support/call'
import { bytesAt } from '../support/forms'

/** Every form once, as files: their parts, and their pages as LibreOffice prints them. */
type Form = { title: string; words: string[] }
const FORMS: Record<string, Form> = {
  'forms.record': { title: '支部主题党日活动记录表', words: ['会议内容', '支部书记签字'] },
  'forms.register': {
    title: '支部主题党日签到表',
    words: ['学号/工号', '请假及原因', '记录人签名'],
  },
  'forms.register.closed': { title: '支部主题党日签到表', words: ['到会时间', '党小组', '缺席'] },
  'forms.plan': { title: '支部主题党日活动计划表', words: ['责任人', '参加范围', '经费', '12月'] },
  'forms.ledger': { title: '支部主题党日活动台账', words: ['主持人', '归档日期'] },
  'forms.annual': { title: '组织生活开展情况统计表', words: ['党支部名称', '完成率'] },
  'forms.school-annual': { title: '组织生活开展情况统计表', words: ['党支部数', '完成率'] },
  'forms.unit-ledger': { title: '支部主题党日活动台账', words: ['党支部', '校验码'] },
  'forms.mobile': { title: '流动党员登记表', words: ['流出原因', '活动证编号', '状态'] },
  'forms.contacts': { title: '流动党员联系记录表', words: ['需协助事项', '下次联系'] },
}
const names = Object.keys(FORMS)

let dir = ''
let world: World
const files = new Map<string, string>()

beforeAll(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'forms-print-'))
  world = await startWorld()
  const fixture = await foundBranch(world)
  const { branch, unit, as } = fixture
  const activityId = await postEvent(world, fixture)
  const row = { branchId: branch._id, month: '2026-12', revision: 0, words: aPlanRow() }
  await world.yes('plan.save-row', row, as('secretary'))
  const make = async <A extends ActionName>(
    action: A,
    input: Input<A>,
    openid: string,
    name: string = action,
  ) => {
    const made = (await world.yes(action, input, openid)) as { fileName: string; url: string }
    const file = path.join(dir, `${name}${path.extname(made.fileName)}`)
    fs.writeFileSync(file, await bytesAt(made))
    files.set(name, file)
  }
  await make('forms.register', { activityId }, as('secretary'))
  await closeEvent(world, fixture, activityId)
  const [above, school] = [await aUnitSecretary(world, fixture), await anOrgOfficer(world)]
  const year = 2026
  await make('forms.record', { activityId }, as('secretary'))
  await make('forms.register', { activityId }, as('secretary'), 'forms.register.closed')
  await make('forms.plan', { year }, as('secretary'))
  await make('forms.ledger', { year }, as('secretary'))
  await make('forms.annual', { year }, as('secretary'))
  await make('forms.school-annual', { year }, school)
  await make('forms.unit-ledger', { year, unitId: unit._id }, above)
  await make('forms.mobile', {}, as('secretary'))
  await make('forms.contacts', { year }, as('secretary'))
})
afterAll(async () => {
  await world.close()
  fs.rmSync(dir, { recursive: true, force: true })
})

const partsOf = (name: string) => {
  const parts = unzipSync(fs.readFileSync(files.get(name) ?? ''))
  return Object.entries(parts).map(([part, bytes]) => ({ part, text: strFromU8(bytes) }))
}

test.each(names)(
  '§4.8 %s is whole: every part it names is there, its typography is ours',
  (name) => {
    const parts = partsOf(name)
    const all = parts.map(({ text }) => text).join('')
    expect(all).toContain(FORMS[name]?.title)
    for (const font of ['方正小标宋', '仿宋', '黑体']) expect(all).toContain(font)
    const types = parts.find(({ part }) => part === '[Content_Types].xml')?.text ?? ''
    const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map((found) => found[1])
    expect(named.length).toBeGreaterThan(1)
    expect(parts.map(({ part }) => part)).toEqual(expect.arrayContaining(named))
    expect(
      parts.flatMap(({ part, text }) => twiceNamed(text).map((tag) => `${part} ${tag}`)),
    ).toEqual([])
  },
)

/** Start tags that name an attribute twice, which programs repair by leaving the rest of the part out. */
function twiceNamed(xml: string): string[] {
  return (xml.match(/<[\w:]+\s[^>]*>/g) ?? []).filter((tag) => {
    const attributes = [...tag.matchAll(/\s([\w:]+)\s*=\s*"/g)].map((found) => found[1])
    return new Set(attributes).size < attributes.length
  })
}

test.each(names.filter((name) => name !== 'forms.record'))(
  '§4.8 %s is printed on one width of its paper',
  (name) => {
    const sheet = partsOf(name).find(({ part }) => part === 'xl/worksheets/sheet1.xml')?.text ?? ''
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>')
    expect(sheet.match(/<pageSetup [^>]*>/g)).toHaveLength(1)
    expect(sheet).toMatch(/<pageSetup paperSize="[89]" orientation="(landscape|portrait)"/)
  },
)

test('§4.8 the lines of a record are 28 points apart', () => {
  const text = partsOf('forms.record').find(({ part }) => part === 'word/document.xml')?.text ?? ''
  const lines = [...text.matchAll(/w:line="(\d+)"/g)].map((found) => found[1])
  expect(lines.length).toBeGreaterThan(50)
  expect(new Set(lines)).toEqual(new Set(['560']))
})

test('§4.8 LibreOffice opens every form and prints its title and headings', () => {
  const office = findOffice()
  if (!office) throw new Error('LibreOffice is missing; `npm test` says how to have it')
  const paths = names.map((name) => files.get(name) ?? '')
  const pdfs = toPdf(office, paths, dir)
  expect(pdfs).toHaveLength(names.length)
  for (const [i, name] of names.entries()) {
    // words of narrow columns are broken over lines
    const text = textOfPdf(pdfs[i] ?? '').replace(/\s/g, '')
    expect(`${name} ${text}`).toContain(FORMS[name]?.title)
    // a page that was repaired on opening has lost its set-up and bears the program's own head and foot
    expect(`${name} ${text}`).not.toContain('Page1')
    for (const word of FORMS[name]?.words ?? []) expect(`${name} ${text}`).toContain(word)
  }
})
