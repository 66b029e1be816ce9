import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type TempFile = { path: string; write(chunk: Uint8Array): void }

/** A file of this run only: what grows goes to the disk of the function, not into its memory. */
export async function inTempFile<T>(work: (file: TempFile) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'form-'))
  const file = path.join(dir, 'form')
  const open = openSync(file, 'w')
  try {
    return await work({ path: file, write: (chunk) => writeAll(open, chunk) })
  } finally {
    closeSync(open)
    rmSync(dir, { recursive: true, force: true })
  }
}

function writeAll(open: number, chunk: Uint8Array): void {
  for (let done = 0; done < chunk.length; ) done += writeSync(open, chunk, done)
}
