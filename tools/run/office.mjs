import { aptInstall, findProgram } from './find-program.mjs'

const NAMES = ['soffice', 'libreoffice']
const MAC = '/Applications/LibreOffice.app/Contents/MacOS/soffice'

/** Path of LibreOffice: SOFFICE_PATH, or one on the PATH, or null; it is of no use without the reader of its prints. */
export const findOffice = () =>
  findProgram(['pdftotext'])
    ? findProgram(NAMES, { before: process.env.SOFFICE_PATH, after: MAC })
    : null

/**
 * Finds LibreOffice and poppler, or installs them with the system's package manager when that is possible (about half a
 * minute); null with a message if not.
 */
export function ensureOffice() {
  const parts = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils']
  if (!findOffice()) aptInstall('LibreOffice without its windows', ...parts)
  const found = findOffice()
  if (!found) {
    console.error(
      'No LibreOffice with poppler (pdftotext) was found, which open the forms. Install both, or name the first: SOFFICE_PATH=/path/to/soffice npm test',
    )
  }
  return found
}
