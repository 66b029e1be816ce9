import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * A secret of the functions' environment: made at the first start, kept beside the data and nowhere else.
 * @param name of its file, such as `sign-in-secret`
 */
export function keptSecret(dir: string | null, name: string): string {
  const fresh = randomBytes(32).toString('hex')
  if (dir === null) return fresh
  fs.mkdirSync(dir, { recursive: true })
  const file = path.join(dir, name)
  try {
    fs.writeFileSync(file, fresh, { mode: 0o600, flag: 'wx' })
    return fresh
  } catch {
    return fs.readFileSync(file, 'utf8')
  }
}

/** Remembers which sample files the data was made from, so that a second start is quick and changes nothing. */
export class MadeFrom {
  private readonly file: string | null
  constructor(dir: string | null) {
    this.file = dir === null ? null : path.join(dir, 'made-from')
  }

  /** `first` when nothing was made yet, `changed` when other files were used, `same` otherwise. */
  compare(sources: readonly string[]): 'first' | 'changed' | 'same' {
    if (this.file === null || !fs.existsSync(this.file)) return 'first'
    return fs.readFileSync(this.file, 'utf8') === digest(sources) ? 'same' : 'changed'
  }

  remember(sources: readonly string[]): void {
    if (this.file !== null) fs.writeFileSync(this.file, digest(sources))
  }

  forget(): void {
    if (this.file !== null) fs.rmSync(this.file, { force: true })
  }
}

function digest(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) hash.update(fs.readFileSync(source))
  return hash.digest('hex')
}
