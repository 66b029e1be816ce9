import parser from 'postcss-selector-parser'
import { BUILTIN_TAGS } from '../client/builtins/tags'

export interface SelectorScope {
  /** class prefix of an isolated component */
  scope?: string
  /** code path of the page that the sheet belongs to */
  pageOf?: string
}

/**
 * A WXSS selector for the one document that all pages share: tags get their `wx-` names, classes of isolated
 * components their prefix, and rules of a page a fence of no weight (`:where`) round that page.
 */
export function rewriteSelector(selector: string, { scope, pageOf }: SelectorScope): string {
  return parser((list) => {
    list.each((one) => {
      const onPage = renameTags(one)
      if (scope) {
        one.walkClasses((node) => {
          node.value = `${scope}--${node.value}`
        })
      }
      one.walkPseudos((node) => {
        if (node.value === ':host') node.replaceWith(hostAttribute(scope ?? ''))
      })
      if (pageOf && !onPage) one.replaceWith(fenced(one, pageOf))
    })
    if (pageOf) fencePageTags(list, pageOf)
  }).processSync(selector)
}

function renameTags(selector: parser.Selector): boolean {
  let onPage = false
  selector.walkTags((tag) => {
    if (tag.value === 'page') {
      tag.value = 'wx-page'
      onPage = true
    } else if (BUILTIN_TAGS.has(tag.value)) tag.value = `wx-${tag.value}`
  })
  return onPage
}

const hostAttribute = (scope: string) =>
  parser.attribute({
    attribute: 'wx-host',
    operator: '=',
    value: `"${scope}"`,
    quoteMark: '"',
    raws: {},
  })

const parse = (text: string) => parser().astSync(text).first

/** The theme mark, when there is one, stays outermost: it stands on the root element. */
function fenced(selector: parser.Selector, pageOf: string): parser.Selector {
  const text = selector.toString().trim()
  const theme = /^:where\(\[data-theme="\w+"\]\)\s*/.exec(text)?.[0] ?? ''
  return parse(`${theme}:where([data-is="${pageOf}"]) ${text.slice(theme.length)}`)
}

/** `page{}` in the sheet of a page means the root element of that page. */
function fencePageTags(list: parser.Root, pageOf: string) {
  list.walkTags((tag) => {
    if (tag.value !== 'wx-page') return
    tag.replaceWith(parser.tag({ value: `wx-page:where([data-is="${pageOf}"])` }))
  })
}
