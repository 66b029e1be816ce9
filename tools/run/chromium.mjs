import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Path of a Chromium: CHROMIUM_PATH, or one on the PATH, or null. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return (
    [process.env.CHROMIUM_PATH, ...places, MAC].find((file) => file && isExecutable(file)) ?? null
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

/** Finds Chromium, or installs it with the system's package manager when that is possible; null with a message if not. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('installing Chromium and Chinese fonts with apt-get (once) …')
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
    const installed = findChromium()
    if (installed) return installed
  }
  console.error(
    'No Chromium was found. Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chromium npm test',
  )
  return null
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env })
}
