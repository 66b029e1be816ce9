import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { lintTemplates } from '../../emulator/phone/lint-wxml'
import { FIXTURE } from './world'

test('every template of the Mini Program passes both compilers of WeChat', async () => {
  expect(await lintTemplates(path.resolve(__dirname, '../..'))).toEqual([])
})

test('the sample passes both', async () => {
  expect(await lintTemplates(FIXTURE)).toEqual([])
})

test('a folder without templates has no problems', async () => {
  const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'wxml-'))
  expect(await lintTemplates(empty)).toEqual([])
  expect(await lintTemplates(path.join(empty, 'missing'))).toEqual([])
  fs.rmSync(empty, { recursive: true })
})

test.each([
  ['an unclosed tag', '<view><text></view>', ['wcc', 'glass-easel']],
  ['?? in an expression', '<view>{{a ?? b}}</view>', ['wcc']],
  ['?. in an expression', '<view>{{a?.b}}</view>', ['wcc', 'glass-easel']],
  [
    'ES6 in WXS',
    '<wxs module="m">module.exports = { f: (x) => x }</wxs><view>{{m.f(1)}}</view>',
    ['wcc'],
  ],
])('%s is a problem', async (_, source, compilers) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'wxml-'))
  fs.writeFileSync(path.join(dir, 'bad.wxml'), source)
  const problems = await lintTemplates(dir)
  fs.rmSync(dir, { recursive: true })
  expect(problems.map(({ file }) => file)).toEqual(problems.map(() => 'bad.wxml'))
  expect(problems.map(({ compiler }) => compiler)).toEqual(expect.arrayContaining(compilers))
})
