import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/**
 * Path of a program: the first of these files, then of these names on the PATH; null when there is none.
 * @param {readonly string[]} names
 * @param {{ before?: string, after?: string }} files named by hand, and where a desktop system keeps it
 */
export function findProgram(names, { before, after } = {}) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [before, ...places, after].find((file) => file && isExecutable(file)) ?? null
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Installs packages where the system lets us: on Linux, as root, with apt-get. */
export function aptInstall(what, ...packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  console.log(`installing ${what} with apt-get (once) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { stdio: ['ignore', 'inherit', 'inherit'], env }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}
