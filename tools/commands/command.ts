import path from 'node:path'
import type { Connection, ConnectOptions } from '../platform/connect'

/** Options of all commands together; each command reads its own. */
export type Options = ConnectOptions & {
  dryRun?: boolean
  apply?: boolean
  pictures?: boolean
  since?: string
  branch?: string
  out?: string
  year?: string
  reason?: string
  units?: string
  branches?: string
  members?: string
  seed?: string
  name?: string
  role?: string
  from?: string
  end?: string
}

export type Invocation = {
  /** Words after the command's name. */
  words: readonly string[]
  options: Options
  print: (line: string) => void
  connect: () => Connection
}

export type Command = {
  /** As typed, e.g. `roster import`. */
  name: string
  /** What follows the name, e.g. `FILE.xlsx [--dry-run]`. */
  usage: string
  /** One line in Chinese. */
  summary: string
  run: (invocation: Invocation) => Promise<void>
}

/** A path as meant where the command was typed, although npm runs it in the project's folder. */
export const typedPath = (file: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file)
