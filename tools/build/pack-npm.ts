import fs from 'node:fs'
import path from 'node:path'
import { buildGraph } from '../../emulator/phone/compiler/graph'
import { isFile } from '../../emulator/phone/compiler/json'
import {
  installedNpm,
  openProject,
  type Project,
  splitNpm,
} from '../../emulator/phone/compiler/project'
import { iconStyle } from './icon-style'
import { referencesOf } from './pack-references'
import { bundlePlain, followScripts, licenceFile } from './pack-scripts'
import { syncFolder } from './write'

export interface PackedNpm {
  dir: string
  files: number
  bytes: number
  /** plain packages that were bundled */
  plain: string[]
}

const ICON = 'tdesign-miniprogram/icon/'
const ENDINGS = ['.json', '.wxml', '.wxss']

/**
 * Writes `miniprogram_npm` beside app.json: of each Mini Program package exactly the files that the app's
 * components reach, with our icons in place of TDesign's web font, and each plain package as one file.
 * WeChat DevTools takes the folder as the result of its own 构建 npm. Safe to run twice and at the same time.
 */
export async function packNpm(projectDir: string): Promise<PackedNpm> {
  const project = openProject(projectDir, installedNpm(path.resolve(projectDir)))
  const { files, plain } = await usedFiles(project)
  const packed = new Map<string, Uint8Array | string>()
  for (const file of files) {
    const name = packedName(project, file)
    if (name && !name.startsWith(ICON)) packed.set(name, fs.readFileSync(file))
  }
  if ([...files].some((file) => packedName(project, file)?.startsWith(ICON))) addIcon(packed)
  for (const ref of plain) packed.set(plainName(ref), await bundlePlain(project.dir, ref, plain))
  for (const name of new Set([...packed.keys()].map((file) => splitNpm(file).name))) {
    const licence = licenceFile(project.dir, name)
    if (licence) packed.set(`${name}/LICENSE`, fs.readFileSync(licence))
  }
  const dir = path.join(project.root, 'miniprogram_npm')
  syncFolder(dir, packed)
  const bytes = [...packed.values()].reduce(
    (sum, contents) => sum + Buffer.byteLength(contents as string),
    0,
  )
  return { dir, files: packed.size, bytes, plain }
}

async function usedFiles(project: Project) {
  const graph = buildGraph(project)
  const components = [...graph.components.values()]
  const scripts = [
    ...components.map(({ script }) => script),
    ...(graph.appScript ? [graph.appScript] : []),
  ]
  const followed = await followScripts(
    project,
    scripts.filter((file) => !packedName(project, file)?.startsWith(ICON)),
  )
  const files = new Set([...followed.files, ...scripts])
  const queue = [
    ...components.flatMap(({ base }) => ENDINGS.map((ending) => base + ending)),
    path.join(project.root, 'app.wxss'),
  ]
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (files.has(file) || !isFile(file)) continue
    files.add(file)
    if (packedName(project, file)?.startsWith(ICON)) continue
    for (const ref of referencesOf(file, fs.readFileSync(file, 'utf8')))
      queue.push(target(project, file, ref))
  }
  return { files, plain: followed.plain }
}

/** A reference into `miniprogram_npm` means the installed package while packing. */
function target(project: Project, from: string, ref: string): string {
  const npm = /(?:^|\/)miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(ref)
  const base = npm?.[1] && !from.includes('/node_modules/') ? project.npm(npm[1]) : null
  if (base && npm?.[2]) return path.join(base, npm[2])
  return ref.startsWith('/') ? path.join(project.root, ref) : path.join(path.dirname(from), ref)
}

/** Place of an installed file in the packed folder; undefined for the app's own files. */
function packedName(project: Project, file: string): string | undefined {
  const name = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
  const base = name ? project.npm(name) : null
  if (!base || !name) return undefined
  const inside = path.relative(base, file)
  if (inside.startsWith('..'))
    throw new Error(`${file} is outside ${base}: is node_modules a link?`)
  return path.posix.join(name, inside)
}

const plainName = (ref: string) => {
  const { name, sub } = splitNpm(ref)
  return `${name}/${sub ? sub.replace(/\.js$/, '') : 'index'}.js`
}

function addIcon(packed: Map<string, Uint8Array | string>) {
  const source = path.join(__dirname, 'icon')
  for (const file of fs.readdirSync(source))
    packed.set(ICON + file, fs.readFileSync(path.join(source, file)))
  packed.set(`${ICON}icon.wxss`, iconStyle())
}
