import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const NAMES = ['soffice', 'libreoffice']
const MAC = '/Applications/LibreOffice.app/Contents/MacOS/soffice'

/** Path of LibreOffice: SOFFICE_PATH, or one on the PATH, or null. */
export function findOffice() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return (
    [process.env.SOFFICE_PATH, ...places, MAC].find((file) => file && isExecutable(file)) ?? null
  )
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Finds LibreOffice, or installs its writer and calc with the system's package manager when that is possible (about half a
 * minute). Without it the forms are checked in their structure only.
 */
export function ensureOffice() {
  const found = findOffice()
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('installing LibreOffice without its windows with apt-get (once) …')
    const parts = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils']
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options = { stdio: ['ignore', 'inherit', 'inherit'], env }
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...parts], options)
  }
  return findOffice()
}
