import fs from 'node:fs'
import path from 'node:path'
import { type ActionName, contract, REFUSALS } from '../cloudfunctions/core/contract'
import { collections } from '../cloudfunctions/core/store'

/** The rules of the house (docs, style guide) as far as a machine can read them. */

const ROOT = path.resolve(__dirname, '..')
const SKIP = new Set(['node_modules', 'miniprogram_npm', 'dist', '.git', '.data', 'coverage'])

type Source = { file: string; text: string }

function sourcesIn(folder: string, endings = ['.ts']): Source[] {
  const full = path.join(ROOT, folder)
  if (!fs.existsSync(full)) return []
  return fs.readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return SKIP.has(entry.name) ? [] : sourcesIn(file, endings)
    if (!endings.some((ending) => entry.name.endsWith(ending))) return []
    return [{ file, text: fs.readFileSync(path.join(ROOT, file), 'utf8') }]
  })
}

/** Code without its comments, so that a comment may name what the code must not use. */
const codeOf = ({ text }: Source) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

const importsOf = (source: Source) =>
  [...codeOf(source).matchAll(/(?<![-.\w'])(?:from|import|require)\s*\(?\s*'([^']+)'/g)].map(
    (m) => m[1] ?? '',
  )

/** `file: what` for every source that breaks a rule. */
const breaches = (sources: Source[], find: (source: Source) => string[]) =>
  sources.flatMap((source) => find(source).map((what) => `${source.file}: ${what}`))

const within = (...folders: string[]) => folders.flatMap((folder) => sourcesIn(folder))
const server = within('cloudfunctions')
const client = within('miniprogram')
const tests = within('tests')
const actions = Object.keys(contract) as ActionName[]
const fileOf = (action: string) =>
  `cloudfunctions/${action.startsWith('forms.') ? 'forms' : 'api'}/actions/${action}.ts`

describe('the domain is pure', () => {
  const domain = within('cloudfunctions/core/domain')
  const allowed = /^(\.\/[\w-]+|\.\.\/contract|\.\.\/refuse|node:crypto|dayjs|dayjs\/plugin\/utc)$/

  test('it knows the contract, itself and nothing else', () => {
    expect(domain.length).toBeGreaterThan(20)
    expect(breaches(domain, (one) => importsOf(one).filter((name) => !allowed.test(name)))).toEqual(
      [],
    )
  })

  test('it has no clock, no chance, no waiting and no environment', () => {
    const impure =
      /Date\.now|new Date\(\)|Math\.random|\bawait\b|\basync\b|\bfetch\(|process\.|setTimeout|randomBytes|randomUUID/g
    expect(breaches(domain, (one) => codeOf(one).match(impure) ?? [])).toEqual([])
  })
})

test('only core/platform knows the SDK of the functions', () => {
  const elsewhere = server.filter((one) => !one.file.startsWith('cloudfunctions/core/platform/'))
  const sdk = /^(wx-server-sdk|@cloudbase\/)/
  expect(breaches(elsewhere, (one) => importsOf(one).filter((name) => sdk.test(name)))).toEqual([])
})

test('a collection is named in its own store file and nowhere else in the code', () => {
  const names = collections.map((one) => one.name).join('|')
  const asked = new RegExp(`\\.(?:\\w+)\\(\\s*'(${names})'`, 'g')
  const declared = new RegExp(`name:\\s*'(${names})'`, 'g')
  const find = (source: Source) => [
    ...(codeOf(source).match(asked) ?? []),
    ...[...codeOf(source).matchAll(declared)]
      .filter(
        (match) => source.file !== `cloudfunctions/core/store/${match[1]?.replaceAll('_', '-')}.ts`,
      )
      .map((match) => match[0]),
  ]
  expect(breaches(server, find)).toEqual([])
})

test('no action asks the database itself: questions live in the stores', () => {
  const acting = server.filter((one) => /\/actions\/|\/steps\/|\/tick\//.test(one.file))
  const asking = /documents\.(?:get|getMany|find|count|put|patch|patchIf|remove|insertOnce)\b/g
  expect(acting.length).toBeGreaterThan(actions.length)
  expect(breaches(acting, (one) => codeOf(one).match(asking) ?? [])).toEqual([])
})

test.each(actions)('%s has its action file and its test', (action) => {
  expect(fs.existsSync(path.join(ROOT, fileOf(action)))).toBe(true)
  expect(fs.existsSync(path.join(ROOT, `tests/actions/${action}.test.ts`))).toBe(true)
})

test('every action file is an action of the contract', () => {
  const files = within('cloudfunctions/api/actions', 'cloudfunctions/forms/actions')
  expect(files.map((one) => one.file).sort()).toEqual(actions.map(fileOf).sort())
})

describe('every refusal', () => {
  const beyondContract = server.filter((one) => !one.file.includes('/contract/'))
  const quoted = (code: string) => (one: Source) => codeOf(one).includes(`'${code}'`)
  const words = sourcesIn('miniprogram/labels').find((one) => one.file.endsWith('/refusals.ts'))

  test.each([...REFUSALS])('%s is produced, asserted and worded', (code) => {
    expect(beyondContract.some(quoted(code))).toBe(true)
    expect(
      tests.some((one) => one.file !== 'tests/architecture.test.ts' && quoted(code)(one)),
    ).toBe(true)
    // a code of one word needs no quotes as a key
    expect(words?.text).toMatch(new RegExp(`(?:'${code}'|\\b${code}):`))
  })
})

describe('the client', () => {
  test('takes from the server nothing but types, through one door', () => {
    const find = (source: Source) =>
      [...codeOf(source).matchAll(/(import|export)\s[^'"]*?from\s+'([^']+)'/g)]
        .filter(([, , name = '']) => /cloudfunctions|typings/.test(name))
        .filter(
          ([whole, , name = '']) =>
            !/^import type/.test(whole) || !name.endsWith('typings/contract'),
        )
        .map(([whole]) => whole)
    expect(breaches(client, find)).toEqual([])
  })

  test('calls the cloud in one place', () => {
    const users = client.filter((one) => /wx\.cloud\b/.test(codeOf(one))).map((one) => one.file)
    expect(users).toEqual(['miniprogram/services/transport.ts'])
  })
})

test('a module can be read in one sitting: at most 250 lines', () => {
  const long = within('cloudfunctions', 'miniprogram', 'emulator', 'tools', 'bench', 'typings')
    .map((one) => ({ file: one.file, lines: one.text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250)
  expect(long).toEqual([])
})

test('T1, F2 the words that must not be are not there', () => {
  const code = sourcesIn('.', ['.ts', '.wxml', '.wxss', '.json']).filter((one) =>
    /^(cloudfunctions|miniprogram|emulator|tools)\//.test(one.file),
  )
  const forbidden = /\bparty\b|\bpunch\w*|打卡/g
  expect(breaches(code, (one) => codeOf(one).match(forbidden) ?? [])).toEqual([])
})

test('the clauses this step builds stand in the names of tests', () => {
  const names = tests.map((one) => one.text).join('\n')
  const clauses =
    'C2.0c C2.0d C2.0e C2.1a C2.1b C2.2c C2.3c C2.3d C2.3f C2.3g C2.3h C3.0a C3.0d C3.5b C4.2b C4.2c C4.3b C4.3c C4.3d C1.3 F2 F6 F14'
  const missing = clauses.split(' ').filter((id) => !names.includes(id))
  expect(missing).toEqual([])
})

test('no test is skipped, none sleeps, none replaces our own modules', () => {
  const bad = /\b(?:test|it|describe)\.(?:skip|only|todo)\b|\bxit\(|jest\.mock\(/g
  const others = tests.filter((one) => one.file !== 'tests/architecture.test.ts')
  expect(breaches(others, (one) => codeOf(one).match(bad) ?? [])).toEqual([])
})
