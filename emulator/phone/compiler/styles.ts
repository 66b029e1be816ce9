import path from 'node:path'
import type { CompiledComponent, Graph } from './graph'
import { isFile } from './json'
import type { Project } from './project'
import { compileWxss } from './wxss'

const SHARED = /^(page-)?shared$/

/** All WXSS of the Mini Program as one sheet; gives every isolated component its class prefix. */
export function compileStyles(project: Project, graph: Graph, files: Set<string>): string {
  const css: string[] = []
  const app = path.join(project.root, 'app.wxss')
  if (isFile(app)) css.push(compileWxss(app, { root: project.root, files }))
  // components first: a page may restyle what it passes in by class, at equal weight
  const ordered = [...graph.components.values()].sort((a, b) => Number(a.isPage) - Number(b.isPage))
  ordered.forEach((component, index) => {
    if (isIsolated(component)) component.scope = `s${index.toString(36)}`
    const file = `${component.base}.wxss`
    if (!isFile(file)) return
    const pageOf = component.isPage && !component.scope ? component.path : undefined
    css.push(`/* ${component.path} */`)
    css.push(compileWxss(file, { root: project.root, files, scope: component.scope, pageOf }))
  })
  return css.join('\n')
}

function isIsolated({ json }: CompiledComponent): boolean {
  const isolation = json.styleIsolation
  return typeof isolation === 'string' ? !SHARED.test(isolation) : Boolean(json.component)
}
