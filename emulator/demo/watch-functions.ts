import fs from 'node:fs'
import path from 'node:path'
import { buildFunctions } from '../../tools/build/build'

/** Editors write a file in several steps. */
const SETTLE_MS = 150

/** Bundles the functions again when their source changes; the gateway takes new instances from then on. */
export function watchFunctions(projectDir: string): { close(): void } {
  let pending: NodeJS.Timeout | undefined
  const rebuild = () =>
    buildFunctions(projectDir).then(
      () => console.log('functions built again'),
      (error: unknown) => console.error(error instanceof Error ? error.message : error),
    )
  const watcher = fs.watch(
    path.join(projectDir, 'cloudfunctions'),
    { recursive: true },
    (_event, file) => {
      if (!file || !/\.(ts|json)$/.test(file)) return
      clearTimeout(pending)
      pending = setTimeout(rebuild, SETTLE_MS)
    },
  )
  return {
    close() {
      clearTimeout(pending)
      watcher.close()
    },
  }
}
