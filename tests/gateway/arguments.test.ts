import path from 'node:path'
import { readArguments, USAGE } from '../../emulator/cloud/arguments'

const read = (...argv: string[]) => {
  const asked = readArguments(argv)
  if (asked === 'help') throw new Error('help was not asked for')
  return asked
}

test('every option of the command reaches the gateway', () => {
  const asked = read(
    ...['--port', '8080', '--data', 'd', '--functions', 'f', '--import', 'i', '--export', 'e'],
    ...['--memory', '--reset', '--strict', '--no-timers', '--twice'],
    ...['--now', '2026-11-20T19:00:00+08:00', '--env', 'A=1', '--env', 'B=x=y'],
    ...['--rule', 'todos=PRIVATE', '--rule', 'news=READONLY'],
  )
  const at = (name: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name)
  expect(asked).toEqual({
    options: {
      port: 8080,
      data: at('d'),
      functions: at('f'),
      now: '2026-11-20T19:00:00+08:00',
      memory: true,
      reset: true,
      strict: true,
      timers: false,
      twice: true,
      functionEnv: { A: '1', B: 'x=y' },
      databaseRules: { todos: 'PRIVATE', news: 'READONLY' },
    },
    importFrom: at('i'),
    exportTo: at('e'),
  })
})

test('without any: a free port, nothing kept, timers on', () => {
  expect(read()).toMatchObject({ options: { port: 0, data: undefined, timers: true } })
})

test.each([
  ['a port that is none', ['--port', '70000']],
  ['a variable without a value', ['--env', 'KEY']],
  ['a rule that is none', ['--rule', 'todos=OPEN']],
  ['an option that does not exist', ['--fly']],
])('%s is refused', (_name, argv) => {
  expect(() => readArguments(argv)).toThrow()
})

test('the help names every option', () => {
  expect(readArguments(['--help'])).toBe('help')
  for (const name of ['port', 'data', 'memory', 'reset', 'import', 'export', 'functions', 'now']) {
    expect(USAGE).toContain(`--${name} `)
  }
  for (const name of ['env', 'rule', 'strict', 'no-timers', 'twice'])
    expect(USAGE).toContain(`--${name}`)
})
