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

test('the map from the regulation to the code has its clauses', () => {
  expect(rows.length).toBeGreaterThanOrEqual(20)
  expect(new Set(rows.map(({ clause }) => clause)).size).toBe(rows.length)
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
