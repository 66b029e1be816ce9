import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildGraph } from '../../emulator/phone/compiler/graph'
import { openProject } from '../../emulator/phone/compiler/project'
import { MAIN_PACKAGE_LIMIT, measurePackage, packNpm } from '../../tools/build/build'
import { buildFunctions } from '../../tools/build/functions'
import { filesBelow } from '../../tools/build/write'
import { FIXTURE } from './world'

const NPM = path.join(FIXTURE, 'miniprogram/miniprogram_npm')
const read = (file: string) => fs.readFileSync(path.join(NPM, file), 'utf8')

let packed: Awaited<ReturnType<typeof packNpm>>
beforeAll(async () => {
  packed = await packNpm(FIXTURE)
})

test('the pack holds the components that are used with what they need, and no others', () => {
  const folders = fs.readdirSync(path.join(NPM, 'tdesign-miniprogram'))
  expect(folders).toEqual(
    expect.arrayContaining([
      'button',
      'cell',
      'common',
      'date-time-picker',
      'dialog',
      'icon',
      'input',
      'overlay',
      'picker',
      'popup',
      'toast',
    ]),
  )
  expect(
    folders.filter((name) =>
      ['tabs', 'upload', 'calendar', 'qrcode', 'swiper', 'tree-select'].includes(name),
    ),
  ).toEqual([])
  expect(filesBelow(NPM).filter((file) => file.endsWith('.d.ts'))).toEqual([])
})

test('every component of the pack finds its parts inside the pack', () => {
  const graph = buildGraph(openProject(FIXTURE))
  expect(graph.warnings).toEqual([])
  const fromNpm = [...graph.components.keys()].filter((name) => name.startsWith('miniprogram_npm/'))
  expect(fromNpm.length).toBeGreaterThan(8)
})

test('icons are our own: every name that TDesign asks for is drawn in the sheet, and nothing is fetched', () => {
  const sheet = read('tdesign-miniprogram/icon/icon.wxss')
  for (const name of [
    'chevron-right',
    'chevron-left',
    'chevron-down',
    'close',
    'close-circle-filled',
    'check',
    'check-circle',
    'check-circle-filled',
    'error-circle',
    'error-circle-filled',
    'info-circle',
    'info-circle-filled',
    'loading',
    'add',
    'delete',
    'image',
  ]) {
    expect(sheet).toContain(`.t-icon-${name}{`)
  }
  for (const file of filesBelow(NPM).filter((name) => name.endsWith('.wxss'))) {
    expect(read(file).replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:\/\/|@font-face/,
    )
  }
})

test('plain packages are one file each, in the place where a Mini Program looks for them', () => {
  expect(packed.plain).toEqual(['dayjs', 'dayjs/plugin/utc', 'qr'])
  for (const file of ['dayjs/index.js', 'dayjs/plugin/utc.js', 'qr/index.js']) {
    expect(read(file)).not.toMatch(/\brequire\(/)
  }
  // as a page on a device would use them
  const script =
    'const d = require("./dayjs/index.js"); d.extend(require("./dayjs/plugin/utc.js")); console.log(d.utc(0).format("YYYY"), require("./qr/index.js").default("x", "raw").length)'
  expect(
    execFileSync(process.execPath, ['-e', script], { cwd: NPM, encoding: 'utf8' }).trim(),
  ).toBe('1970 25')
})

test('packing again changes no file, and takes away what is no longer used', async () => {
  const times = () =>
    filesBelow(NPM).map((file) => [file, fs.statSync(path.join(NPM, file)).mtimeMs])
  const stale = path.join(NPM, 'tdesign-miniprogram/tabs/tabs.js')
  const before = times()
  fs.mkdirSync(path.dirname(stale), { recursive: true })
  fs.writeFileSync(stale, '')
  await packNpm(FIXTURE)
  expect(times()).toEqual(before)
  expect(fs.existsSync(path.dirname(stale))).toBe(false)
})

test('the measure counts everything that is uploaded', () => {
  const size = measurePackage(FIXTURE)
  expect(size.main).toBeGreaterThan(100_000)
  expect(size.main).toBeLessThan(MAIN_PACKAGE_LIMIT)
  expect(size.largest.some(({ file }) => file.startsWith('miniprogram_npm/'))).toBe(true)
})

test('cloud functions are bundled to one file each, with their config and nothing to install', async () => {
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'))
  const source = path.join(project, 'cloudfunctions')
  fs.mkdirSync(path.join(source, 'hello'), { recursive: true })
  fs.mkdirSync(path.join(source, 'core'))
  fs.writeFileSync(path.join(source, 'core/words.ts'), "export const word: string = '你好'\n")
  fs.writeFileSync(
    path.join(source, 'hello/index.ts'),
    "import { word } from '../core/words'\nexport async function main() { return word }\n",
  )
  fs.writeFileSync(path.join(source, 'hello/config.json'), '{"timeout": 5}')
  const built = await buildFunctions(project)
  const out = path.join(project, 'dist/cloudfunctions')
  expect(built.map(({ name }) => name)).toEqual(['hello'])
  expect(filesBelow(out)).toEqual(['hello/config.json', 'hello/index.js', 'hello/package.json'])
  expect(fs.readFileSync(path.join(out, 'hello/index.js'), 'utf8')).toContain('你好')
  expect(await require(path.join(out, 'hello/index.js')).main()).toBe('你好')
  fs.rmSync(project, { recursive: true })
})
