import fs from 'node:fs'
import path from 'node:path'

export interface FunctionConfig {
  /** Seconds; the platform's 3 when left out. */
  timeout?: number
  permissions?: { openapi?: string[] }
  triggers?: { name: string; type: string; config: string }[]
}

export interface CloudFunction {
  name: string
  /** Absolute path of the folder with index.js. */
  dir: string
  config: FunctionConfig
  /** Changes when a file of the folder changes; instances of another version are not used again. */
  version: string
}

/** One timer of one function. */
export interface Trigger {
  function: string
  name: string
  /** The seven fields. */
  config: string
}

/** Enough for any function; a folder with more files is watched in part. */
const MOST_FILES = 2000

/** The functions of a folder: each sub-folder with an index.js. Read anew at every call, so a changed file counts at once. */
export class FunctionRegistry {
  constructor(readonly dir: string | null) {}

  /** The timers of all functions. @throws when a config.json is not JSON */
  triggers(): Trigger[] {
    if (!this.dir || !fs.existsSync(this.dir)) return []
    return fs
      .readdirSync(this.dir)
      .sort()
      .flatMap((name) => {
        const dir = this.dirOf(name)
        const declared = dir === null ? [] : (readConfig(dir).triggers ?? [])
        return declared
          .filter(({ type }) => type === 'timer')
          .map((trigger) => ({ function: name, name: trigger.name, config: trigger.config }))
      })
  }

  /** @returns null when there is no such function */
  find(name: string): CloudFunction | null {
    const dir = this.dirOf(name)
    if (dir === null) return null
    return { name, dir, config: readConfig(dir), version: versionOf(dir) }
  }

  has(name: string): boolean {
    return this.dirOf(name) !== null
  }

  private dirOf(name: string): string | null {
    if (!this.dir || !/^[A-Za-z][\w-]{0,59}$/.test(name)) return null
    const dir = path.join(this.dir, name)
    return fs.existsSync(path.join(dir, 'index.js')) ? dir : null
  }
}

/** @throws when config.json is not JSON: a typing error there must not silently drop a trigger */
function readConfig(dir: string): FunctionConfig {
  const file = path.join(dir, 'config.json')
  if (!fs.existsSync(file)) return {}
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as FunctionConfig
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`)
  }
}

function versionOf(dir: string): string {
  const facts: string[] = []
  const pending = [dir]
  while (pending.length > 0 && facts.length < MOST_FILES) {
    const current = pending.pop() as string
    for (const entry of fs.readdirSync(current, { withFileTypes: true })) {
      const file = path.join(current, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') pending.push(file)
      } else {
        const stat = fs.statSync(file, { throwIfNoEntry: false })
        facts.push(`${file} ${stat?.mtimeMs} ${stat?.size}`)
      }
    }
  }
  return facts.join('\n')
}
