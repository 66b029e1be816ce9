import fs from 'node:fs'
import path from 'node:path'
import { packNpm } from '../../../tools/build/pack-npm'
import { type Compiled, compile } from '../compiler/compile'
import type { Project } from '../compiler/project'

const QUIET_MS = 80
const OUTPUT = /(^|[\\/])miniprogram_npm([\\/]|$)|\.tmp$/

export interface Builder {
  current: Compiled
  close(): void
}

export interface BuilderOptions {
  watch: boolean
  onBuilt(compiled: Compiled): void
  onFailed(reason: string): void
}

/** Builds the app, and again whenever a file of it changes. A build that fails leaves the last good one in place. */
export async function startBuilder(project: Project, options: BuilderOptions): Promise<Builder> {
  const build = async () => {
    await packNpm(project.dir)
    return compile(project)
  }
  const builder: Builder = { current: await build(), close() {} }
  if (!options.watch) return builder
  let timer: NodeJS.Timeout | undefined
  const rebuild = async () => {
    try {
      builder.current = await build()
      options.onBuilt(builder.current)
    } catch (error) {
      options.onFailed(error instanceof Error ? error.message : String(error))
    }
  }
  const watcher = fs.watch(project.root, { recursive: true }, (_, file) => {
    if (!file || OUTPUT.test(path.normalize(String(file)))) return
    clearTimeout(timer)
    timer = setTimeout(rebuild, QUIET_MS)
  })
  builder.close = () => {
    clearTimeout(timer)
    watcher.close()
  }
  return builder
}
