import fs from 'node:fs'
import path from 'node:path'

/** Writes only what differs, by rename, so that two builds at once and a reader in between see whole files. */
export function writeIfChanged(file: string, contents: string | Uint8Array): boolean {
  const next = Buffer.from(contents as string)
  if (fs.existsSync(file) && fs.readFileSync(file).equals(next)) return false
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`
  fs.writeFileSync(draft, next)
  fs.renameSync(draft, file)
  return true
}

/** Every file below a folder, relative to it with `/`, sorted; none when the folder is missing. */
export function filesBelow(dir: string): string[] {
  if (!fs.existsSync(dir)) return []
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
    .sort()
}

/** Makes the folder hold exactly these files. Drafts of a build that runs at the same time are left alone. */
export function syncFolder(dir: string, files: ReadonlyMap<string, Uint8Array | string>): void {
  for (const [name, contents] of files) writeIfChanged(path.join(dir, name), contents)
  for (const name of filesBelow(dir)) {
    if (files.has(name) || name.endsWith('.tmp')) continue
    const file = path.join(dir, name)
    fs.rmSync(file, { force: true })
    removeEmpty(path.dirname(file), dir)
  }
}

/** Folders that a removed file left empty, up to but without `top`. */
function removeEmpty(folder: string, top: string) {
  for (let at = folder; at !== top && fs.readdirSync(at).length === 0; at = path.dirname(at)) {
    fs.rmdirSync(at)
  }
}
