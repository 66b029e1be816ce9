import path from 'node:path'
import * as esbuild from 'esbuild'
import type { Graph } from './graph'
import { firstFile, isFile, type Json } from './json'
import { type Project, splitNpm } from './project'

const CLIENT = path.join(__dirname, '../client')
const ENDINGS = ['.ts', '.js', '/index.ts', '/index.js']

export interface ScriptInput {
  project: Project
  graph: Graph
  templates: string
  theme: Json
}

export interface Bundle {
  code: string
  map: string
  files: string[]
  warnings: string[]
}

/** The phone's runtime and every script of the Mini Program as one classic script. */
export async function bundleScripts(input: ScriptInput): Promise<Bundle> {
  const result = await esbuild.build({
    stdin: {
      contents: entrySource(input),
      resolveDir: CLIENT,
      sourcefile: 'phone-entry.js',
      loader: 'js',
    },
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    outfile: 'app.js',
    sourcemap: 'linked',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"' },
    // given here so that no tsconfig of the project changes how its scripts resolve
    tsconfigRaw: {
      compilerOptions: {
        target: 'ES2020',
        useDefineForClassFields: false,
        experimentalDecorators: true,
      },
    },
    plugins: [resolveAsWeChat(input.project)],
  })
  const text = (ending: string) =>
    result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
  return {
    code: text('.js'),
    map: text('.map'),
    files: Object.keys(result.metafile.inputs)
      .map((file) => path.resolve(file))
      .filter(isFile),
    warnings: result.warnings.map((warning) => warning.text),
  }
}

function entrySource({ graph, templates, theme }: ScriptInput): string {
  const components = [...graph.components.values()].map(
    ({ path: codePath, json, isPage, scope, script }) => {
      const facts = JSON.stringify({ json, isPage, scope }).slice(1, -1)
      return `${JSON.stringify(codePath)}: { ${facts}, load: () => require(${JSON.stringify(script)}) }`
    },
  )
  return `
    import { boot } from './boot'
    boot({
      appJson: ${JSON.stringify(graph.appJson)},
      theme: ${JSON.stringify(theme)},
      templates: ${templates},
      app: () => ${graph.appScript ? `require(${JSON.stringify(graph.appScript)})` : '{}'},
      components: { ${components.join(',\n')} },
    })`
}

/** Module names as a device reads them: `/x` from the app's root, bare names in `miniprogram_npm`. */
function resolveAsWeChat(project: Project): esbuild.Plugin {
  return {
    name: 'wechat-modules',
    setup(build) {
      build.onResolve({ filter: /^\// }, ({ path: name }) => {
        if (isFile(name)) return undefined
        const file = firstFile(path.join(project.root, name), ['', ...ENDINGS])
        return file ? { path: file } : undefined
      })
      build.onResolve({ filter: /^[^./]/ }, ({ path: name, importer, resolveDir }) => {
        if (
          importer === 'phone-entry.js' ||
          resolveDir.startsWith(CLIENT) ||
          resolveDir.includes('/node_modules/')
        )
          return undefined
        const file = npmFile(project, name, resolveDir)
        if (file) return { path: file }
        return { errors: [{ text: `npm package "${name}" is not packed into miniprogram_npm` }] }
      })
    },
  }
}

/** A package may bring its own `miniprogram_npm`; the nearest one wins, the app's is last. */
function npmFile(project: Project, name: string, from: string): string | undefined {
  for (let dir = from; path.dirname(dir) !== dir; dir = path.dirname(dir)) {
    const nested = moduleFile(path.join(dir, 'miniprogram_npm', name))
    if (nested) return nested
  }
  const { name: pkg, sub } = splitNpm(name)
  const base = project.npm(pkg)
  return base ? moduleFile(path.join(base, sub)) : undefined
}

const moduleFile = (base: string) => firstFile(base, ['', '.js', '/index.js'])
