import { controllerOf } from '../builtins/builtin'
import { type PageRecord, topPage } from '../state'
import type { Data, PageInstance, WxNode } from '../types'
import type { ApiTable } from './define'

interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  context?: boolean
  properties?: string[]
  computedStyle?: string[]
}

type Answer = (result: unknown) => void

interface Question {
  owner: PageInstance | null
  selector: string | null
  all: boolean
  fields: Fields
  answer?: Answer
}

const EMPTY_RECT = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }

/** `wx.createSelectorQuery()` over glass-easel's own selectors. */
export class SelectorQuery {
  private readonly questions: Question[] = []

  constructor(private owner: PageInstance | null = null) {}

  in(owner: PageInstance): this {
    this.owner = owner
    return this
  }

  select = (selector: string) => this.reference(selector, false)
  selectAll = (selector: string) => this.reference(selector, true)
  selectViewport = () => this.reference(null, false)

  exec(done?: (results: unknown[]) => void): void {
    requestAnimationFrame(() => {
      const results = this.questions.map((question) => {
        const result = answerTo(question)
        question.answer?.(result)
        return result
      })
      done?.(results)
    })
  }

  private reference(selector: string | null, all: boolean) {
    const ask = (fields: Fields, answer?: Answer) => {
      this.questions.push({ owner: this.owner, selector, all, fields, answer })
      return this
    }
    return {
      fields: ask,
      boundingClientRect: (answer?: Answer) =>
        ask({ id: true, dataset: true, rect: true, size: true }, answer),
      scrollOffset: (answer?: Answer) =>
        ask({ id: true, dataset: true, scrollOffset: true }, answer),
      node: (answer?: Answer) => ask({ node: true }, answer),
      ref: (answer?: Answer) => ask({ node: true }, answer),
      context: (answer?: Answer) => ask({ context: true }, answer),
    }
  }
}

function answerTo({ owner, selector, all, fields }: Question): unknown {
  const page = topPage()
  if (selector === null) return page ? viewport(page, fields) : null
  const tree = (owner ?? page?.instance)?._$.getShadowRoot()
  try {
    if (all) return tree?.querySelectorAll(selector).map((node) => describe(node, fields)) ?? []
    const found = tree?.querySelector(selector)
    return found ? describe(found, fields) : null
  } catch {
    // a selector that glass-easel cannot read finds nothing, as on a device
    return all ? [] : null
  }
}

function viewport({ layer: { scroll } }: PageRecord, fields: Fields): Data {
  const {
    clientWidth: width,
    clientHeight: height,
    scrollTop,
    scrollLeft,
    scrollWidth,
    scrollHeight,
  } = scroll
  return {
    ...(fields.id ? { id: '' } : {}),
    ...(fields.dataset ? { dataset: {} } : {}),
    ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? { scrollTop, scrollLeft, scrollWidth, scrollHeight } : {}),
  }
}

function describe(node: WxNode, fields: Fields): Data {
  const dom = node.$$ ?? firstDom(node)
  const rect = dom?.getBoundingClientRect() ?? EMPTY_RECT
  const area = dom?.closest('.mp-body')?.getBoundingClientRect() ?? EMPTY_RECT
  const found: Data = {}
  if (fields.id) found.id = node.id
  if (fields.dataset) found.dataset = node.dataset
  if (fields.mark) found.mark = node.collectMarks?.() ?? {}
  if (fields.rect) {
    const { left, top, right, bottom } = rect
    Object.assign(found, {
      left: left - area.left,
      top: top - area.top,
      right: right - area.left,
      bottom: bottom - area.top,
    })
  }
  if (fields.size) Object.assign(found, { width: rect.width, height: rect.height })
  if (fields.scrollOffset && dom) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = dom
    Object.assign(found, { scrollLeft, scrollTop, scrollWidth, scrollHeight })
  }
  for (const property of fields.properties ?? []) found[property] = node.data?.[property]
  if (fields.computedStyle && dom) {
    const style = getComputedStyle(dom)
    for (const property of fields.computedStyle)
      found[property] = style.getPropertyValue(property) || style[property as never]
  }
  if (fields.node) found.node = controllerOf(node)?.selectNode?.() ?? dom
  if (fields.context) found.context = controllerOf(node)?.selectNode?.()
  return found
}

/** A virtual host has no element of its own; its first child stands for it. */
function firstDom(node: WxNode): HTMLElement | undefined {
  for (const child of node.shadowRoot?.childNodes ?? node.childNodes ?? []) {
    const dom = child.$$ ?? firstDom(child)
    if (dom) return dom
  }
  return undefined
}

interface Observing {
  createIntersectionObserver(options?: unknown): unknown
}

export function selectorApi(): ApiTable {
  return {
    createSelectorQuery: () => new SelectorQuery(),
    createIntersectionObserver: (owner: Observing, options?: unknown) =>
      owner.createIntersectionObserver(options),
  }
}
