import fs from 'node:fs'
import path from 'node:path'
import { nodeSdk } from './sdks'

const db = nodeSdk().database()
const { aggregate, project, ...commands } = db.command as unknown as Record<string, object>
const stages = Object.getOwnPropertyNames(Object.getPrototypeOf(db.collection('any').aggregate()))

/** What the SDK itself needs to build and send a pipeline. */
const OWN = new Set(['constructor', 'end', 'unwrap', 'done', '_pipe', 'pipeline'])

const tests = fs
  .readdirSync(__dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== path.basename(__filename))
  .map((file) => fs.readFileSync(path.join(__dirname, file), 'utf8'))
  .join('\n')

test.each<[string, string[], (name: string) => RegExp]>([
  [
    'command',
    Object.keys(commands),
    (name) => new RegExp(`(?:\\b_|command|\\))\\.${name}\\(|const ${name} =`),
  ],
  [
    'operator of expressions',
    Object.keys(aggregate ?? {}),
    (name) => new RegExp(`\\$\\.${name}\\(`),
  ],
  [
    'projection',
    Object.keys(project ?? {}),
    (name) => new RegExp(`(?:\\b_|command|\\))\\.${name}\\(`),
  ],
  ['stage', stages, (name) => new RegExp(`\\.${name}\\(`)],
])('every %s that the SDK lists has a case', (_kind, names, use) => {
  expect(names.length).toBeGreaterThan(1)
  expect(names.filter((name) => !OWN.has(name) && !use(name).test(tests))).toEqual([])
})
