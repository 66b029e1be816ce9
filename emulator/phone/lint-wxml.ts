import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { openProject } from './compiler/project'

export interface Problem {
  compiler: 'glass-easel' | 'wcc'
  /** path from the folder of app.json */
  file: string
  line: number
  message: string
}

interface Message {
  startLine: number
  message: string
}

/**
 * Compiles every WXML of the app with both of WeChat's compilers, since each accepts what the other refuses; a
 * warning in our own templates counts as a problem.
 * @returns an empty list for a folder without templates
 */
export async function lintTemplates(projectDir: string): Promise<Problem[]> {
  const { root } = openProject(projectDir)
  const files = filesOf(root, '.wxml')
  if (!files.length) return []
  const scripts = filesOf(root, '.wxs')
  return [...files.flatMap((file) => withGlassEasel(root, file)), ...withWcc(root, files, scripts)]
}

/** The app's own files; what npm brought is its authors' affair. */
function filesOf(root: string, ending: string): string[] {
  if (!fs.existsSync(root)) return []
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith(ending) && !file.startsWith('miniprogram_npm/'))
    .sort()
}

function withGlassEasel(root: string, file: string): Problem[] {
  const group = new TmplGroup()
  const found = group.addTmpl(
    file.replace(/\.wxml$/, ''),
    fs.readFileSync(path.join(root, file), 'utf8'),
  ) as Message[]
  group.free()
  return found.map(({ startLine, message }) => ({
    compiler: 'glass-easel',
    file,
    line: startLine + 1,
    message,
  }))
}

const PLATFORMS: Record<string, string> = {
  darwin: 'mac/wcc',
  linux: 'linux/wcc',
  win32: 'windows/wcc.exe',
}

/** The classic compiler, one file at a time: it stops at the first error of a run. */
function withWcc(root: string, files: string[], scripts: string[]): Problem[] {
  const program = path.join(
    path.dirname(require.resolve('miniprogram-compiler/package.json')),
    'bin',
    PLATFORMS[process.platform] ?? '',
  )
  makeExecutable(program)
  return files.flatMap((file) => {
    const run = spawnSync(program, ['-d', '-cc', '0', file, ...scripts, '-gn', '$gwx'], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    })
    if (run.error) throw run.error
    if (run.status === 0) return []
    return [problemOf(file, run.stderr.toString() || run.stdout.toString())]
  })
}

function problemOf(file: string, output: string): Problem {
  const message = output.trim().split('\n').slice(0, 3).join(' ')
  return { compiler: 'wcc', file, line: Number(/:(\d+):\d+/.exec(message)?.[1] ?? 0), message }
}

function makeExecutable(program: string) {
  try {
    fs.accessSync(program, fs.constants.X_OK)
  } catch {
    fs.chmodSync(program, 0o755)
  }
}
