import path from 'node:path'
import { parseArgs } from 'node:util'
import { isRule, type Rule } from './db/client-actions'
import type { GatewayOptions } from './options'

export const USAGE = `npm run cloud -- --port P --data DIR --functions DIR [options]

  --port P          port on 127.0.0.1; a free one when left out
  --data DIR        folder that keeps documents and files; nothing is kept without it
  --memory          keep nothing
  --reset           forget what --data holds, then start
  --import DIR      bring in what --export wrote, then start
  --export DIR      write all documents, indexes and files of --data into an empty folder, then end
  --functions DIR   folder with one sub-folder per cloud function
  --now ISO         what the clock shows at the start, 2026-11-20T19:00:00+08:00
  --env KEY=VALUE   a variable of every function; may be repeated
  --rule NAME=RULE  what phones may do with a collection: READONLY, PRIVATE, ADMINWRITE, ADMINONLY; may be repeated
  --strict          refuse writes that silently leave their transaction
  --no-timers       neither fire timers nor deliver pushes by themselves
  --twice           fire each timer and deliver each push twice: at least once is not once
  --help            this text

Prints one line of JSON when ready: {"url", "env"}; logs go to the error output.`

/** What the command is asked for. */
export interface Arguments {
  options: GatewayOptions
  /** Folder to bring in before starting. */
  importFrom?: string
  /** Folder to write before ending. */
  exportTo?: string
}

/** @throws Error for an option that does not exist or cannot be read */
export function readArguments(argv: readonly string[]): Arguments | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      import: { type: 'string' },
      export: { type: 'string' },
      functions: { type: 'string' },
      now: { type: 'string' },
      env: { type: 'string', multiple: true },
      rule: { type: 'string', multiple: true },
      memory: { type: 'boolean' },
      reset: { type: 'boolean' },
      strict: { type: 'boolean' },
      'no-timers': { type: 'boolean' },
      twice: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return 'help'
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port} is not a port`)
  }
  const options = {
    port,
    data: fromCaller(values.data),
    functions: fromCaller(values.functions),
    now: values.now,
    memory: values.memory,
    reset: values.reset,
    strict: values.strict,
    timers: !values['no-timers'],
    twice: values.twice,
    functionEnv: Object.fromEntries((values.env ?? []).map((text) => readPair('env', text))),
    databaseRules: Object.fromEntries((values.rule ?? []).map(readRule)),
  }
  return { options, importFrom: fromCaller(values.import), exportTo: fromCaller(values.export) }
}

function readPair(option: string, text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`--${option} ${text} must be NAME=VALUE`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function readRule(text: string): [string, Rule] {
  const [collection, rule] = readPair('rule', text)
  if (isRule(rule)) return [collection, rule]
  throw new Error(`--rule ${text}: ${rule} is no rule`)
}

/** npm runs the command in the project's folder; relative paths are meant from where it was typed. */
const fromCaller = (file: string | undefined): string | undefined =>
  file === undefined ? undefined : path.resolve(process.env.INIT_CWD ?? process.cwd(), file)
