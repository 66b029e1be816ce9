import { any, type Builtin, flag, text } from './builtin'

const TAGS =
  /^(a|abbr|address|article|aside|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|fieldset|font|footer|h[1-6]|header|hr|i|img|ins|label|legend|li|mark|nav|ol|p|pre|q|rt|ruby|s|section|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)$/i
const ATTRIBUTES =
  /^(class|style|span|width|alt|src|height|start|type|colspan|rowspan|dir|size|face|color)$/i
const ENTITIES: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
}

interface RichNode {
  type?: string
  text?: string
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

/** Takes out what rich-text does not know: other tags, other attributes, every link and script. */
function keepKnown(parent: Element | DocumentFragment) {
  for (const child of [...parent.children]) {
    if (!TAGS.test(child.tagName)) {
      child.remove()
      continue
    }
    for (const { name } of [...child.attributes])
      if (!ATTRIBUTES.test(name)) child.removeAttribute(name)
    keepKnown(child)
  }
}

function build(nodes: readonly RichNode[] = []): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const node of nodes) {
    if (node.type === 'text') {
      fragment.append(
        String(node.text ?? '').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity),
      )
    } else if (node.name && TAGS.test(node.name)) {
      const el = document.createElement(node.name)
      for (const [name, value] of Object.entries(node.attrs ?? {}))
        if (ATTRIBUTES.test(name)) el.setAttribute(name, value)
      el.append(build(node.children))
      fragment.append(el)
    }
  }
  return fragment
}

const richTextTag: Builtin = {
  tag: 'rich-text',
  properties: { nodes: any(''), space: text(), userSelect: flag(), mode: text() },
  create({ el }) {
    let shown: unknown
    return {
      update({ nodes }) {
        if (nodes === shown) return
        shown = nodes
        const template = document.createElement('template')
        if (Array.isArray(nodes)) template.content.append(build(nodes as RichNode[]))
        else template.innerHTML = String(nodes ?? '')
        keepKnown(template.content)
        el.replaceChildren(template.content)
      },
    }
  },
}

export const richText: readonly Builtin[] = [richTextTag]
