import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { subPackages } from '../../emulator/phone/compiler/graph'
import { readJson } from '../../emulator/phone/compiler/json'
import { openProject } from '../../emulator/phone/compiler/project'
import { filesBelow } from './write'

export interface PackageSize {
  /** bytes of the main package */
  main: number
  /** bytes of each sub-package by its root */
  subPackages: Record<string, number>
  /** the heaviest files, largest first */
  largest: { file: string; bytes: number }[]
}

/** WeChat refuses a main package over 2 MB; ours keeps within half of it. */
export const MAIN_PACKAGE_LIMIT = 1_048_576

/** Not uploaded: `packOptions.ignore` of project.config.json, types and notes. */
const NOT_UPLOADED = /(^|\/)(tsconfig\.json|LICENSE|\.DS_Store)$|\.(md|d\.ts|tmp)$/

/** What WeChat DevTools would upload, in bytes: scripts transpiled and minified, everything else as it is. */
export function measurePackage(projectDir: string): PackageSize {
  const { root } = openProject(projectDir)
  const roots = subPackages(readJson(path.join(root, 'app.json'))).map((sub) =>
    sub.root.replace(/\/$/, ''),
  )
  const sizes = filesBelow(root)
    .filter((file) => !NOT_UPLOADED.test(file))
    .map((file) => ({ file, bytes: uploadedBytes(path.join(root, file)) }))
  const size: PackageSize = {
    main: 0,
    subPackages: Object.fromEntries(roots.map((name) => [name, 0])),
    largest: [],
  }
  for (const { file, bytes } of sizes) {
    const home = roots.find((name) => file.startsWith(`${name}/`))
    if (home === undefined) size.main += bytes
    else size.subPackages[home] = (size.subPackages[home] ?? 0) + bytes
  }
  size.largest = sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 5)
  return size
}

function uploadedBytes(file: string): number {
  const contents = fs.readFileSync(file)
  if (!/\.(ts|js)$/.test(file)) return contents.length
  const { code } = esbuild.transformSync(contents.toString(), {
    loader: file.endsWith('.ts') ? 'ts' : 'js',
    format: 'cjs',
    target: 'es2017',
    minify: true,
    charset: 'utf8',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
  })
  return Buffer.byteLength(code)
}
