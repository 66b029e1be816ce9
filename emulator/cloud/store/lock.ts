import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Keeps a second gateway away from a data folder. */
export interface FolderLock {
  release(): void
}

type Holder = { pid: number; token: string }

/**
 * Takes the folder. A lock whose process no longer lives is taken over.
 * @throws with the number of the process that holds it
 */
export function lockFolder(dir: string): FolderLock {
  const file = path.join(dir, 'gateway.lock')
  const mine: Holder = { pid: process.pid, token: randomUUID() }
  for (;;) {
    if (create(file, mine)) break
    const holder = read(file)
    if (holder && isAlive(holder.pid)) {
      throw new Error(
        `another gateway (process ${holder.pid}) already uses the data folder ${dir}; stop it or choose another --data`,
      )
    }
    setAside(file, holder)
  }
  return {
    release: () => {
      if (read(file)?.token === mine.token) fs.rmSync(file, { force: true })
    },
  }
}

/** Written beside and linked into place, so that nobody reads half a lock. */
function create(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.token}`
  fs.writeFileSync(draft, JSON.stringify(holder))
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Moves a dead lock away; if somebody renewed it meanwhile, what was moved is theirs and goes back. */
function setAside(file: string, dead: Holder | null): void {
  const aside = `${file}.${randomUUID()}.dead`
  try {
    fs.renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = read(aside)
  if (moved && moved.token !== dead?.token) fs.renameSync(aside, file)
  else fs.rmSync(aside, { force: true })
}
