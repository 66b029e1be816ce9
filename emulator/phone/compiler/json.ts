import fs from 'node:fs'

export type Json = Record<string, unknown>

/** The object in a JSON file; `{}` when there is no such file. A byte order mark is tolerated, as WeChat does. */
export function readJson(file: string): Json {
  if (!fs.existsSync(file)) return {}
  return JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json
}

export const isFile = (file: string) => fs.existsSync(file) && fs.statSync(file).isFile()

/** The first of `base + ending` that is a file. */
export function firstFile(base: string, endings: readonly string[]): string | undefined {
  return endings.map((ending) => base + ending).find(isFile)
}
