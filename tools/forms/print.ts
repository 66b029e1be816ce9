import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** LibreOffice of this machine: SOFFICE_PATH, or `soffice` where it answers; null without one. */
export function findOffice(): string | null {
  const named = process.env.SOFFICE_PATH ?? 'soffice'
  return spawnSync(named, ['--version'], { stdio: 'ignore' }).status === 0 ? named : null
}

/**
 * Prints forms as LibreOffice does, one PDF beside each.
 * @returns the PDFs in the order of the files
 * @throws Error when one of them could not be opened
 */
export function toPdf(office: string, files: readonly string[], out: string): string[] {
  // a profile of its own, so that two runs side by side do not wait for each other
  const profile = `-env:UserInstallation=file://${path.join(out, '.office')}`
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, ...files]
  const run = spawnSync(office, args, { encoding: 'utf8', timeout: 120_000 })
  return files.map((file) => {
    const pdf = path.join(out, `${path.basename(file, path.extname(file))}.pdf`)
    if (!fs.existsSync(pdf)) {
      throw new Error(`${path.basename(file)} was not printed: ${run.stdout} ${run.stderr}`)
    }
    return pdf
  })
}

/** The text of a printed form, page after page, with form feeds between (poppler). */
export const textOfPdf = (pdf: string): string =>
  spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).stdout

/** Pictures of the pages, `<name>-1.png` and so on (poppler). */
export function toPictures(pdf: string, out: string): void {
  const name = path.join(out, path.basename(pdf, '.pdf'))
  spawnSync('pdftoppm', ['-r', '70', '-png', pdf, name], { stdio: 'inherit' })
}
