import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { RECORD_PAPER_FIELDS } from '../../cloudfunctions/core/domain/record-paper'
import { formsCheckCommand, formsTemplateCommand } from '../../tools/commands/forms-template'
import { lookAt } from '../../tools/forms/fields'
import { recordTemplate } from '../../tools/forms/record-template'
import { OperatorError } from '../../tools/operator-error'
import { aTemplate } from '../support/template'

const ROOT = path.resolve(__dirname, '../..')
const SHIPPED = path.join(ROOT, 'cloudfunctions/forms/templates/record.docx')
let dir = ''
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'template-'))
})
afterEach(() => fs.rmSync(dir, { recursive: true }))

const printed: string[] = []
const invocation = (words: string[], options = {}) => ({
  words,
  options,
  print: (line: string) => void printed.push(line),
  connect: () => {
    throw new Error('a template is looked at without the cloud')
  },
})
async function check(...lines: string[]): Promise<string> {
  const file = path.join(dir, 'own.docx')
  fs.writeFileSync(file, await aTemplate(...lines))
  printed.length = 0
  await formsCheckCommand.run(invocation([file]))
  return printed.join('\n')
}
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => '',
    (error: unknown) => (error instanceof OperatorError ? error.message : String(error)),
  )

test('§4.8 the template we ship is the one its description makes', async () => {
  const textOf = (bytes: Uint8Array) =>
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /^word\/(document|footer\d+|styles)\.xml$/.test(name))
      .map(([name, content]) => [name, strFromU8(content)])
      .sort()
  expect(textOf(fs.readFileSync(SHIPPED))).toEqual(textOf(await recordTemplate()))
})

test('§4.2 it uses every field but the one of a register that is still open', async () => {
  const look = await lookAt(fs.readFileSync(SHIPPED))
  expect(look).toMatchObject({ ok: true, unknown: [], unused: ['未登记'] })
})

test('a template of the school with known fields is good', async () => {
  expect(await check('记录：{主题}', '{党支部}')).toContain('用到 2 个字段：党支部、主题')
})

test.each([
  ['an unknown field is named', ['{主题}{题目}'], '没有名为“题目”的字段'],
  ['no field at all', ['支部主题党日'], '没有任何字段'],
])('%s', async (_, lines, said) => {
  expect(await refusal(check(...lines))).toContain(said)
})

test('a file that is missing or no .docx is refused', async () => {
  const run = (words: string[]) => refusal(formsCheckCommand.run(invocation(words)))
  expect(await run([])).toContain('请给出模板文件')
  expect(await run([path.join(dir, 'none.docx')])).toContain('读不到文件')
  const file = path.join(dir, 'text.docx')
  fs.writeFileSync(file, 'no archive')
  expect(await run([file])).toContain('不是能用的 .docx')
})

test('our own is written out to begin with, and passes the check', async () => {
  const out = path.join(dir, 'record.docx')
  await formsTemplateCommand.run(invocation([], { out }))
  await formsCheckCommand.run(invocation([out]))
  expect(printed.at(-2)).toContain('模板可用')
  expect(await refusal(formsTemplateCommand.run(invocation([])))).toContain('--out')
})

test('docs/forms.zh-CN.md explains every field there is, and no other', () => {
  const text = fs.readFileSync(path.join(ROOT, 'docs/forms.zh-CN.md'), 'utf8')
  const named = [...text.matchAll(/^\| `\{(.+?)\}`/gm)].map((found) => found[1])
  expect(named).toEqual([...RECORD_PAPER_FIELDS])
})
