import { aptInstall, findProgram } from './find-program.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Path of a Chromium: CHROMIUM_PATH, or one on the PATH, or null. */
export const findChromium = () =>
  findProgram(NAMES, { before: process.env.CHROMIUM_PATH, after: MAC })

/** Finds Chromium, or installs it with the system's package manager when that is possible; null with a message if not. */
export function ensureChromium() {
  if (!findChromium()) aptInstall('Chromium and Chinese fonts', 'chromium', 'fonts-noto-cjk')
  const found = findChromium()
  if (!found) {
    console.error(
      'No Chromium was found. Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chromium npm test',
    )
  }
  return found
}
