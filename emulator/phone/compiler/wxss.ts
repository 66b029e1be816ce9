import fs from 'node:fs'
import path from 'node:path'
import postcss, { type AtRule, type ChildNode, type Root } from 'postcss'
import { isFile } from './json'
import { lengthsToCss } from './lengths'
import { rewriteSelector, type SelectorScope } from './wxss-selectors'

export interface WxssOptions extends SelectorScope {
  /** folder that `@import "/x.wxss"` starts from */
  root: string
  /** collects every file that was read */
  files: Set<string>
}

/** One WXSS file with everything it imports → CSS for the shared document. */
export function compileWxss(file: string, options: WxssOptions): string {
  const sheet = load(file, options, [file])
  sheet.walkDecls((declaration) => {
    if (/rpx|vh|safe-area/i.test(declaration.value))
      declaration.value = lengthsToCss(declaration.value)
  })
  sheet.walkAtRules('font-face', (rule) => {
    if (isRemote(rule.toString())) rule.remove()
  })
  sheet.walkAtRules('media', rewriteMedia)
  sheet.walkRules((rule) => {
    const parent = rule.parent as AtRule | undefined
    if (parent?.type === 'atrule' && /keyframes$/.test(parent.name)) return
    rule.selector = rewriteSelector(rule.selector, options)
  })
  return sheet.toString()
}

function load(file: string, options: WxssOptions, stack: string[]): Root {
  options.files.add(file)
  const sheet = postcss.parse(fs.readFileSync(file, 'utf8'), { from: file })
  sheet.walkAtRules('import', (rule) => {
    const ref = /^\s*(?:url\()?\s*['"]?([^'")]+)['"]?\)?/.exec(rule.params)?.[1]
    if (!ref || isRemote(`url(${ref})`)) {
      rule.remove()
      return
    }
    const target = ref.startsWith('/')
      ? path.join(options.root, ref)
      : path.join(path.dirname(file), ref)
    if (stack.includes(target) || !isFile(target)) rule.remove()
    else rule.replaceWith(load(target, options, [...stack, target]).nodes as ChildNode[])
  })
  return sheet
}

/** The phone talks to nobody: what would be fetched from elsewhere is left out, so that its absence is seen here. */
const isRemote = (css: string) => /url\(\s*['"]?(https?:)?\/\//.test(css)

const SCHEME = /^\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)$/

/** The theme is the phone's, not the desktop's: `prefers-color-scheme` becomes a mark on the root element. */
function rewriteMedia(rule: AtRule) {
  rule.params = rule.params.replace(/(-?\d*\.?\d+)rpx/g, (_, n: string) => `${Number(n) / 2}px`)
  const theme = SCHEME.exec(rule.params.trim())?.[1]
  if (!theme) return
  rule.walkRules((inner) => {
    inner.selectors = inner.selectors.map(
      (selector) => `:where([data-theme="${theme}"]) ${selector}`,
    )
  })
  rule.replaceWith(rule.nodes ?? [])
}
