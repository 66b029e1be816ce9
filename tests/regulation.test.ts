import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

const rows = read('docs/regulation.md')
  .split('\n')
  .filter((line) => /^\| [CF]\d/.test(line))
  .map((line) => {
    const [, clause = '', , rule = '', test = ''] = line.split('|').map((cell) => cell.trim())
    return { clause, rule: rule.replaceAll('`', ''), test: test.replaceAll('`', '') }
  })

/** Every clause and prohibition that software can serve; taking one off this list is a decision, not an oversight. */
const SERVED = [
  ...['C0.1', 'C0.2', 'C0.3', 'C1.1', 'C1.2', 'C1.3'],
  ...['C2.0a', 'C2.0b', 'C2.0c', 'C2.0d', 'C2.0e', 'C2.0f', 'C2.1a', 'C2.1b', 'C2.1c', 'C2.1d'],
  ...['C2.2a', 'C2.2b', 'C2.2c', 'C2.3a', 'C2.3b', 'C2.3c', 'C2.3d', 'C2.3e', 'C2.3f', 'C2.3g'],
  ...['C2.3h', 'C2.3i', 'C3.0a', 'C3.0b', 'C3.0c', 'C3.0d', 'C3.1', 'C3.2a', 'C3.2b', 'C3.3a'],
  ...['C3.3b', 'C3.3c', 'C3.3d', 'C3.4', 'C3.5a', 'C3.5b', 'C3.5c', 'C3.6', 'C3.7', 'C3.8'],
  ...[
    'C3.9b',
    'C3.9c',
    'C3.9d',
    'C3.9e',
    'C4.1a',
    'C4.2b',
    'C4.2c',
    'C4.2e',
    'C4.3a',
    'C4.3b',
    'C4.3c',
  ],
  ...['C4.3d', 'C4.4a', 'C4.4b', 'C4.4c'],
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F8', 'F9', 'F11', 'F12', 'F14'],
]

test('the map from the regulation to the code has its clauses, each once', () => {
  expect(rows.map(({ clause }) => clause)).toEqual(SERVED)
})

test.each(rows)('$clause lives in $rule and is named in $test', ({ clause, rule, test }) => {
  expect(existsSync(path.join(root, rule))).toBe(true)
  // the id stands in a quoted name, as a word of its own
  const named = new RegExp(`['"\`][^'"\`\\n]*\\b${clause.replace('.', '\\.')}\\b`)
  expect(read(test)).toMatch(named)
})

const REFERENCE = /\b(domain|platform|cloud-protocol) §(\d(?:\.\d+)?)((?:,? #\d+)*)/g

test('every section that a comment cites is explained in docs/sources.md', () => {
  const sections = read('docs/sources.md').split(/^## /m)
  const files = execFileSync('git', ['ls-files', '*.ts'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)))
  const unknown = new Set<string>()
  let cited = 0
  for (const file of files) {
    for (const [, book = '', section = '', items = ''] of read(file).matchAll(REFERENCE)) {
      cited++
      const page = sections.find((text) => text.startsWith(book)) ?? ''
      const names = items
        ? (items.match(/#\d+/g) ?? []).map((item) => `§${section} ${item}`)
        : [`§${section}`]
      for (const name of names) {
        if (!new RegExp(`\\| ${name.replace('.', '\\.')}\\b`).test(page))
          unknown.add(`${file}: ${book} ${name}`)
      }
    }
  }
  expect([...unknown]).toEqual([])
  expect(cited).toBeGreaterThan(50)
})
