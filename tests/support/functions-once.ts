import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stop } from 'esbuild'
import { buildFunctions } from '../../tools/build/functions'

const PROJECT = path.resolve(__dirname, '../..')
const PLACE = 'THEME_DAY_TEST_FUNCTIONS'

/** Jest's `globalSetup`: our functions, bundled as they are deployed, once for all test files of a run. */
export default async function buildOnce(): Promise<void> {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'theme-day-functions-'))
  await buildFunctions(PROJECT, place)
  await stop()
  process.env[PLACE] = place
}

/** Where the bundled functions are. */
export function builtFunctions(): string {
  const place = process.env[PLACE]
  if (!place) throw new Error('this kind of test has no `globalSetup` in jest.config.cjs')
  return place
}

/** Jest's `globalTeardown`. */
export function removeFunctions(): void {
  fs.rmSync(builtFunctions(), { recursive: true, force: true })
}
