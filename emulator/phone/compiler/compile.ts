import path from 'node:path'
import { buildGraph, type Graph } from './graph'
import { readJson } from './json'
import type { Project } from './project'
import { bundleScripts } from './scripts'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'

export interface CompileInfo {
  ms: number
  pages: number
  components: number
  scriptBytes: number
  styleBytes: number
  warnings: string[]
}

export interface Compiled {
  script: string
  map: string
  style: string
  graph: Graph
  info: CompileInfo
  /** every file that went in; a change of one asks for a new build */
  files: string[]
}

/** A Mini Program folder → one script and one sheet that run in a browser. */
export async function compile(project: Project): Promise<Compiled> {
  const started = performance.now()
  const graph = buildGraph(project)
  const templates = compileTemplates(project, graph)
  const styleFiles = new Set<string>()
  const style = compileStyles(project, graph, styleFiles)
  const theme = readJson(
    path.join(project.root, String(graph.appJson.themeLocation ?? 'theme.json')),
  )
  const bundle = await bundleScripts({ project, graph, templates: templates.code, theme })
  const problems = templates.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`)
  return {
    script: bundle.code,
    map: bundle.map,
    style,
    graph,
    files: [...templates.files, ...styleFiles, ...bundle.files],
    info: {
      ms: Math.round(performance.now() - started),
      pages: graph.pages.length,
      components: graph.components.size,
      scriptBytes: Buffer.byteLength(bundle.code),
      styleBytes: Buffer.byteLength(style),
      warnings: [...new Set([...graph.warnings, ...problems, ...bundle.warnings])],
    },
  }
}
