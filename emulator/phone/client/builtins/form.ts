import type { Data, WxNode } from '../types'
import { type Builtin, componentAt, controllerOf, flag, number } from './builtin'

/** Named fields of a form, outermost first: a group answers for the boxes within it. */
function fieldsIn(root: Element): WxNode[] {
  const found: WxNode[] = []
  for (const child of root.children) {
    const node = componentAt(child)
    const grouped = /-GROUP$/.test(child.tagName)
    if (node?.data.name && holdsValue(node)) found.push(node)
    if (!grouped) found.push(...fieldsIn(child))
  }
  return found
}

const holdsValue = (node: WxNode) =>
  Boolean(controllerOf(node)?.formValue) || (!controllerOf(node) && 'value' in node.data)

const fieldValue = (node: WxNode) => controllerOf(node)?.formValue?.() ?? node.data.value

export function submitForm(form: WxNode, pressed: WxNode): void {
  const value: Data = {}
  for (const field of fieldsIn(form.$$)) value[String(field.data.name)] = fieldValue(field)
  form.triggerEvent('submit', {
    value,
    target: { id: pressed.id, dataset: pressed.dataset },
    formId: '',
  })
}

export function resetForm(form: WxNode): void {
  for (const field of fieldsIn(form.$$)) controllerOf(field)?.formReset?.()
  form.triggerEvent('reset', {})
}

const formTag: Builtin = {
  tag: 'form',
  properties: { reportSubmit: flag(), reportSubmitTimeout: number() },
  create: () => ({}),
}

export const form: readonly Builtin[] = [formTag]
