import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { writeIfChanged } from './write'

export interface BuiltFunction {
  name: string
  dir: string
  bytes: number
}

const stub = (name: string) => path.join(__dirname, 'stubs', `${name}.ts`)

/** Parts of wx-server-sdk that no function of ours uses: without them a cold start takes half the time. */
const UNUSED: Record<string, string> = {
  '@cloudbase/ai': stub('ai'),
  '@cloudbase/app': stub('app'),
  '@cloudbase/wx-cloud-client-sdk': stub('models'),
  'web-streams-polyfill': stub('streams'),
}

/** Folders of `cloudfunctions/` that are functions: those with an index.ts. */
export function functionNames(source: string): string[] {
  if (!fs.existsSync(source)) return []
  return fs
    .readdirSync(source)
    .filter((name) => fs.existsSync(path.join(source, name, 'index.ts')))
    .sort()
}

/**
 * Bundles every cloud function to one CommonJS file, with its config.json and a package.json that asks for nothing
 * to be installed.
 * @param projectDir folder with `cloudfunctions/`; the result stands in `dist/cloudfunctions/<name>/`
 */
export async function buildFunctions(
  projectDir: string,
  out = path.join(projectDir, 'dist/cloudfunctions'),
): Promise<BuiltFunction[]> {
  const source = path.join(projectDir, 'cloudfunctions')
  return Promise.all(
    functionNames(source).map((name) => buildOne(path.join(source, name), name, out)),
  )
}

async function buildOne(source: string, name: string, out: string): Promise<BuiltFunction> {
  const built = await bundleFunction(path.join(source, 'index.ts'), name, out)
  const config = path.join(source, 'config.json')
  if (fs.existsSync(config)) {
    writeIfChanged(path.join(built.dir, 'config.json'), fs.readFileSync(config))
  }
  return built
}

/** Bundles one function out of its entry file. */
export async function bundleFunction(
  entry: string,
  name: string,
  out: string,
): Promise<BuiltFunction> {
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    // identifiers stay: a stack trace in the cloud is all there is to go by
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    // templates travel inside the bundle
    loader: { '.docx': 'binary' },
    alias: UNUSED,
    logLevel: 'silent',
  })
  const code = result.outputFiles[0]?.contents ?? new Uint8Array()
  const dir = path.join(out, name)
  writeIfChanged(path.join(dir, 'index.js'), code)
  writeIfChanged(path.join(dir, 'package.json'), manifest(name))
  return { name, dir, bytes: code.length }
}

const manifest = (name: string) =>
  `${JSON.stringify({ name, version: '1.0.0', private: true, main: 'index.js', dependencies: {} }, null, 2)}\n`
