import fs from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Graph } from './graph'
import { isFile } from './json'
import { codeFile, type Project } from './project'
import { WXS_GLOBALS, wxsRequires, wxsToJs } from './wxs'

interface Message {
  isError: boolean
  startLine: number
  startColumn: number
  message: string
}

export interface TemplateProblem {
  file: string
  line: number
  column: number
  message: string
}

export interface CompiledTemplates {
  /** JavaScript expression: code path → template */
  code: string
  files: Set<string>
  problems: TemplateProblem[]
}

/** Templates of built-in components that need more than one slot. */
const BUILTIN_TEMPLATES = { swiper: '<div class="mp-swiper-track"><slot/></div>' }

const without = (ending: string, codePath: string) =>
  codePath.endsWith(ending) ? codePath.slice(0, -ending.length) : codePath

/** WXML and WXS of the whole graph through the template compiler of glass-easel. */
export function compileTemplates(project: Project, graph: Graph): CompiledTemplates {
  const group = new TmplGroup()
  group.setExtraRuntimeScript(WXS_GLOBALS)
  const files = new Set<string>()
  const problems: TemplateProblem[] = []
  const done = new Set<string>()

  const open = (codePath: string, ending: string): string | undefined => {
    const file = codeFile(project, codePath) + ending
    if (done.has(file)) return undefined
    done.add(file)
    if (!isFile(file)) {
      problems.push({ file: codePath + ending, line: 0, column: 0, message: 'file not found' })
      return undefined
    }
    files.add(file)
    return fs.readFileSync(file, 'utf8')
  }

  const addScript = (codePath: string) => {
    const source = open(codePath, '.wxs')
    if (source === undefined) return
    group.addScript(codePath, wxsToJs(source))
    for (const ref of wxsRequires(source)) {
      const target = ref.startsWith('/')
        ? ref.slice(1)
        : path.posix.join(path.posix.dirname(codePath), ref)
      addScript(without('.wxs', target))
    }
  }

  const addTemplate = (codePath: string) => {
    const source = open(codePath, '.wxml')
    if (source === undefined) return
    const own = !codePath.startsWith('miniprogram_npm/')
    for (const found of group.addTmpl(codePath, source) as Message[]) {
      if (!found.isError && !own) continue
      const { startLine, startColumn, message } = found
      problems.push({
        file: `${codePath}.wxml`,
        line: startLine + 1,
        column: startColumn + 1,
        message,
      })
    }
    for (const name of group.getInlineScriptModuleNames(codePath) as string[]) {
      group.setInlineScript(codePath, name, wxsToJs(group.getInlineScript(codePath, name)))
    }
    for (const dependency of group.getDirectDependencies(codePath) as string[])
      addTemplate(without('.wxml', dependency))
    for (const script of group.getScriptDependencies(codePath) as string[])
      addScript(without('.wxs', script))
  }

  for (const component of graph.components.values()) addTemplate(component.path)
  for (const [name, source] of Object.entries(BUILTIN_TEMPLATES))
    group.addTmpl(`__builtin/${name}`, source)
  const code = group.getTmplGenObjectGroups()
  group.free()
  return { code, files, problems }
}
