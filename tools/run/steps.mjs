import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureOffice } from './office.mjs'
import { root } from './root.mjs'

/** Counts what passed, failed and was skipped; a step that is not a test counts as one. */
export class Tally {
  passed = 0
  failed = 0
  skipped = 0

  count(ok) {
    if (ok) this.passed++
    else this.failed++
  }

  /** @returns {never} */
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`)
    process.exit(this.failed === 0 ? 0 : 1)
  }
}

/** Runs Node on a file of the project, with the output going to the console; true when it ended well. */
export function node(...args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0
}

const heading = (text) => console.log(`\n— ${text}`)

/** A step by its name: prints a heading and counts as one. */
export function step(tally, name, run) {
  heading(name)
  tally.count(run())
}

/** Everything of `npm test`. A failing step does not keep the others from running. */
export function runTests(tally, jestArgs) {
  const chromium = ensureChromium()
  if (chromium) process.env.CHROMIUM_PATH = chromium
  else tally.count(false)
  const office = ensureOffice()
  if (office) process.env.SOFFICE_PATH = office
  else tally.count(false)
  step(tally, 'types', () => node('node_modules/typescript/bin/tsc', '-b'))
  step(tally, 'lint', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '.'))
  step(tally, 'build', () => node('--import', 'tsx', 'tools/build/build.ts'))
  runJest(tally, jestArgs)
}

/** On two cores: of three files one waits for a function or for the browser while the others reckon. */
const FILES_AT_ONCE = 3

function runJest(tally, args) {
  heading('tests')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'theme-day-'))
  const report = path.join(folder, 'jest.json')
  const ok = node(
    'node_modules/jest/bin/jest.js',
    `--maxWorkers=${FILES_AT_ONCE}`,
    '--json',
    `--outputFile=${report}`,
    ...args,
  )
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  if (result === null) {
    tally.failed++
    return
  }
  tally.passed += result.numPassedTests
  // a file that cannot even be loaded has no tests to fail
  tally.failed += result.numFailedTests + result.numRuntimeErrorTestSuites
  tally.skipped += result.numPendingTests + result.numTodoTests
  if (!ok && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) tally.failed++
}
