import path from 'node:path'
import { firstFile, type Json, readJson } from './json'
import { codeFile, type Project, resolveReference } from './project'

export interface CompiledComponent {
  /** code path, e.g. `pages/home/home` */
  path: string
  /** file on disk without its ending */
  base: string
  json: Json
  script: string
  isPage: boolean
  /** class prefix of an isolated component; set by the style step */
  scope?: string
}

export interface Graph {
  appJson: Json
  appScript?: string
  pages: string[]
  components: Map<string, CompiledComponent>
  warnings: string[]
}

type Names = Record<string, string>
type SubPackage = { root: string; pages: string[] }

/** Sub-packages, whichever of the two spellings app.json uses. */
export function subPackages(appJson: Json): SubPackage[] {
  return [
    ...((appJson.subPackages ?? []) as SubPackage[]),
    ...((appJson.subpackages ?? []) as SubPackage[]),
  ]
}

export function pagesOf(appJson: Json): string[] {
  const inSubPackages = subPackages(appJson).flatMap((sub) =>
    sub.pages.map((page) => path.posix.join(sub.root, page)),
  )
  return [...((appJson.pages ?? []) as string[]), ...inSubPackages]
}

/** Walks from app.json through every page to every component that is used. */
export function buildGraph(project: Project): Graph {
  const appJson = readJson(path.join(project.root, 'app.json'))
  const graph: Graph = {
    appJson,
    appScript: firstFile(path.join(project.root, 'app'), ['.ts', '.js']),
    pages: pagesOf(appJson),
    components: new Map(),
    warnings: [],
  }
  const shared = resolveAll(project, graph, 'app', (appJson.usingComponents ?? {}) as Names)
  for (const page of graph.pages) addComponent(project, graph, shared, page, true)
  for (const name of Object.values(shared))
    addComponent(project, graph, shared, name.slice(1), false)
  return graph
}

function addComponent(
  project: Project,
  graph: Graph,
  shared: Names,
  codePath: string,
  isPage: boolean,
) {
  if (graph.components.has(codePath)) return
  const base = codeFile(project, codePath)
  const script = firstFile(base, ['.ts', '.js'])
  if (!script) {
    graph.warnings.push(`component not found: ${codePath}`)
    return
  }
  const json = readJson(`${base}.json`)
  const inherited = codePath.startsWith('miniprogram_npm/') ? {} : shared
  const own = resolveAll(project, graph, codePath, (json.usingComponents ?? {}) as Names)
  const using: Names = { ...inherited, ...own }
  const generics = resolveGenerics(project, codePath, json)
  graph.components.set(codePath, {
    path: codePath,
    base,
    script,
    isPage,
    json: {
      ...json,
      component: Boolean(json.component),
      usingComponents: using,
      ...(json.componentGenerics ? { componentGenerics: generics } : {}),
    },
  })
  const defaults = Object.values(generics).flatMap((generic) =>
    generic.default ? [generic.default] : [],
  )
  for (const name of [...Object.values(using), ...defaults]) {
    addComponent(project, graph, shared, name.slice(1), false)
  }
}

function resolveAll(project: Project, graph: Graph, from: string, names: Names): Names {
  const resolved: Names = {}
  for (const [tag, ref] of Object.entries(names)) {
    const target = resolveReference(project, from, ref)
    if (target === null)
      graph.warnings.push(`${from}: ${ref} is skipped (plug-ins are not emulated)`)
    else resolved[tag] = `/${target}`
  }
  return resolved
}

function resolveGenerics(
  project: Project,
  from: string,
  json: Json,
): Record<string, { default?: string }> {
  const declared = (json.componentGenerics ?? {}) as Record<string, true | { default?: string }>
  return Object.fromEntries(
    Object.entries(declared).map(([name, generic]) => {
      const ref = generic === true ? undefined : generic.default
      return [name, ref ? { default: `/${resolveReference(project, from, ref)}` } : {}]
    }),
  )
}
