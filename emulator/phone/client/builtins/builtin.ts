import type { Data, EventOptions, WxNode } from '../types'

/** What a built-in component works with: its element in the document, its properties, and events to the app. */
export interface Host {
  el: HTMLElement
  node: WxNode
  data: Data
  emit(name: string, detail: unknown, options?: EventOptions): void
  set(data: Data): void
}

/** The living part of one built-in on a page. */
export interface Controller {
  /** brings the document in line with the properties; called after every change and once when attached */
  update?(data: Data): void
  attached?(): void
  detached?(): void
  /** the element's value when it stands in a form */
  formValue?(): unknown
  formReset?(): void
  /** what `SelectorQuery.node()` and `context()` give */
  selectNode?(): unknown
}

export interface PropertyDefinition {
  type: unknown
  value: unknown
}

export interface Builtin {
  tag: string
  properties: Record<string, PropertyDefinition>
  /** name of a template with more than the plain slot */
  template?: string
  create(host: Host): Controller
}

export const text = (value = ''): PropertyDefinition => ({ type: String, value })
export const number = (value = 0): PropertyDefinition => ({ type: Number, value })
export const flag = (value = false): PropertyDefinition => ({ type: Boolean, value })
export const any = (value: unknown = null): PropertyDefinition => ({ type: null, value })

/** Properties by kind, for long lists: `many(flag, 'a b c')`. */
export function many(
  kind: () => PropertyDefinition,
  names: string,
): Record<string, PropertyDefinition> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, kind()]))
}

export const HOVER = {
  hoverClass: text('none'),
  hoverStartTime: number(50),
  hoverStayTime: number(400),
  hoverStopPropagation: flag(),
}

const controllers = new WeakMap<WxNode, Controller>()

export function keepController(node: WxNode, controller: Controller): void {
  controllers.set(node, controller)
}

export const controllerOf = (node: WxNode | undefined): Controller | undefined =>
  node && controllers.get(node)

/** The component behind an element of the document. */
export const componentAt = (el: Element | null | undefined): WxNode | undefined =>
  (el as { __wxElement?: WxNode } | null | undefined)?.__wxElement
