/**
 * Makes sure that the dependencies of package-lock.json are installed. Runs on a fresh clone: plain Node, no dependency.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'

const lock = path.join(root, 'package-lock.json')
/** What npm itself leaves behind after an installation. */
const npmRecord = path.join(root, 'node_modules/.package-lock.json')
/** Digest of the lock file that was installed; tells a new lock file from one that was merely touched. */
const stamp = path.join(root, 'node_modules/.lock-digest')

const digest = () => createHash('sha256').update(readFileSync(lock)).digest('hex')

function upToDate() {
  if (!existsSync(npmRecord)) return false
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === digest()
  return statSync(npmRecord).mtimeMs >= statSync(lock).mtimeMs
}

/** Installs when needed and prints one line about it; ends the process with a clear message when that fails. */
export function ensure() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`Node 20 or newer is needed, this is ${process.versions.node}.`)
    process.exit(1)
  }
  if (upToDate()) return
  console.error('installing the dependencies of package-lock.json (once) …')
  // a registry without the binaries of other systems makes `npm ci` refuse a lock file that is good for this one
  const installed = npm('ci') || npm('install', '--no-save')
  if (!installed) {
    console.error('The dependencies could not be installed; nothing was started.')
    process.exit(1)
  }
  writeFileSync(stamp, digest())
}

/** Standard output belongs to the command that follows, so npm speaks on the error output. */
function npm(...words) {
  const { status } = spawnSync('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  return status === 0
}
