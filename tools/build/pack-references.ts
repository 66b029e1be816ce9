import path from 'node:path'

const STATEMENTS: Record<string, RegExp> = {
  '.wxml': /\bsrc=["']([^"'{]+\.(?:wxml|wxs))["']/g,
  '.wxs': /require\(\s*["']([^"']+)["']\s*\)/g,
  '.wxss': /@import\s*(?:url\()?["']([^"']+)["']/g,
}

/** Files that a WXML, WXS or WXSS file names, as written; scripts are followed by the bundler instead. */
export function referencesOf(file: string, source: string): string[] {
  const statement = STATEMENTS[path.extname(file)]
  return statement ? [...source.matchAll(statement)].map((match) => match[1] ?? '') : []
}
