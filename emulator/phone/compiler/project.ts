import path from 'node:path'
import { isFile, readJson } from './json'

/** Where the parts of a Mini Program stand on disk. */
export interface Project {
  /** folder with project.config.json */
  dir: string
  /** folder with app.json */
  root: string
  /** folder of one npm package as a Mini Program sees it (its `miniprogram` folder); null when unknown */
  npm(name: string): string | null
}

const NPM_PATH = /^miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\/(.*)$/

/** Splits `name/sub/path` of an npm reference; `sub` is '' for the package itself. */
export function splitNpm(ref: string): { name: string; sub: string } {
  const [, name = ref, sub = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(ref) ?? []
  return { name, sub }
}

/** Packages as WeChat DevTools sees them: packed into one folder. */
export function packedNpm(npmDir: string): Project['npm'] {
  return (name) => path.join(npmDir, name)
}

/** Packages as npm installed them, looked up from `from` towards the root of the disk. */
export function installedNpm(from: string): Project['npm'] {
  return (name) => {
    for (let dir = from; ; dir = path.dirname(dir)) {
      const base = path.join(dir, 'node_modules', name)
      const manifest = path.join(base, 'package.json')
      if (isFile(manifest)) return path.join(base, String(readJson(manifest).miniprogram ?? '.'))
      if (path.dirname(dir) === dir) return null
    }
  }
}

/**
 * Opens the Mini Program in a folder that has a project.config.json (or app.json itself).
 * @param npm how npm packages are found; by default in `miniprogram_npm` beside app.json
 */
export function openProject(projectDir: string, npm?: Project['npm']): Project {
  const dir = path.resolve(projectDir)
  const config = readJson(path.join(dir, 'project.config.json'))
  const root = path.resolve(dir, String(config.miniprogramRoot ?? '.'))
  return { dir, root, npm: npm ?? packedNpm(path.join(root, 'miniprogram_npm')) }
}

/** `pages/a/a` or `miniprogram_npm/pkg/x` → file on disk without its ending. */
export function codeFile(project: Project, codePath: string): string {
  const npm = NPM_PATH.exec(codePath)
  const base = npm?.[1] ? project.npm(npm[1]) : null
  return base && npm ? path.join(base, npm[2] ?? '') : path.join(project.root, codePath)
}

/**
 * What a `usingComponents` entry means: a code path without leading slash.
 * @returns null for plug-ins and other foreign schemes
 */
export function resolveReference(project: Project, from: string, ref: string): string | null {
  if (/^[a-zA-Z]+:\/\//.test(ref)) return null
  if (ref.startsWith('/')) return ref.slice(1)
  const relative = path.posix.join(path.posix.dirname(from), ref)
  if (ref.startsWith('.') || isFile(`${codeFile(project, relative)}.json`)) return relative
  if (isFile(path.join(project.root, `${ref}.json`))) return ref
  return `miniprogram_npm/${ref}`
}
