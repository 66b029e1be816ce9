import path from 'node:path'
import * as esbuild from 'esbuild'
import { firstFile, isFile, readJson } from '../../emulator/phone/compiler/json'
import { installedNpm, type Project, splitNpm } from '../../emulator/phone/compiler/project'

export interface FollowedScripts {
  /** every script reached, on disk */
  files: string[]
  /** references to plain packages, such as `dayjs/plugin/utc` */
  plain: string[]
}

const ENDINGS = ['', '.js', '.ts', '/index.js', '/index.ts']

/** Follows imports from the given scripts; a package without a `miniprogram` folder is noted and not entered. */
export async function followScripts(
  project: Project,
  entries: readonly string[],
): Promise<FollowedScripts> {
  if (entries.length === 0) return { files: [], plain: [] }
  const plain = new Set<string>()
  const result = await esbuild.build({
    stdin: {
      contents: entries.map((file) => `import ${JSON.stringify(file)}`).join('\n'),
      resolveDir: project.root,
    },
    bundle: true,
    write: false,
    metafile: true,
    outfile: 'scripts.js',
    logLevel: 'silent',
    tsconfigRaw: {},
    plugins: [
      {
        name: 'packages',
        setup(build) {
          build.onResolve({ filter: /^[^./]/ }, ({ path: name, resolveDir }) => {
            const found = nestedFile(name, resolveDir) ?? miniProgramFile(project, name)
            if (found) return { path: found }
            plain.add(name)
            return { path: name, external: true }
          })
        },
      },
    ],
  })
  const files = Object.keys(result.metafile.inputs).map((file) => path.resolve(file))
  return { files: files.filter(isFile), plain: [...plain].sort() }
}

function nestedFile(name: string, from: string): string | undefined {
  for (let dir = from; path.dirname(dir) !== dir; dir = path.dirname(dir)) {
    const found =
      dir.includes('/node_modules/') && firstFile(path.join(dir, 'miniprogram_npm', name), ENDINGS)
    if (found) return found
  }
  return undefined
}

function miniProgramFile(project: Project, ref: string): string | undefined {
  const { name, sub } = splitNpm(ref)
  const base = project.npm(name)
  if (!base || isFile(path.join(base, 'package.json'))) return undefined
  return firstFile(path.join(base, sub), ENDINGS)
}

/** One plain package (or one file of it) as a single CommonJS file that needs nothing but its sisters. */
export async function bundlePlain(
  projectDir: string,
  ref: string,
  sisters: readonly string[],
): Promise<Uint8Array> {
  const result = await esbuild.build({
    entryPoints: [require.resolve(ref, { paths: [projectDir] })],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2018',
    charset: 'utf8',
    minify: true,
    legalComments: 'inline',
    external: sisters.filter((sister) => sister !== ref),
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.contents ?? new Uint8Array()
}

/** Licence of the package in the project, for the copy that ships. */
export function licenceFile(projectDir: string, name: string): string | undefined {
  const base = installedNpm(projectDir)(name)
  for (let dir = base; dir && path.dirname(dir) !== dir; dir = path.dirname(dir)) {
    if (readJson(path.join(dir, 'package.json')).name === name)
      return firstFile(path.join(dir, 'LICENSE'), ['', '.md', '.txt'])
  }
  return undefined
}
