import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { EventOptions, WxNode } from './types'

interface FireOptions extends EventOptions {
  originalEvent?: Event
  extraFields?: Record<string, unknown>
}

type DomNode = Node & { __wxElement?: WxNode }

/** The component that a DOM node belongs to. */
export function nodeOf(target: EventTarget | null): WxNode | undefined {
  let node = target as DomNode | null
  while (node && !node.__wxElement) node = node.parentNode as DomNode | null
  return node?.__wxElement
}

/**
 * Sends a Mini Program event from a DOM node through capture and bubble phases.
 * @returns whether a listener prevented what would happen next
 */
export function fire(
  target: EventTarget | null,
  type: string,
  detail: unknown,
  options: FireOptions = {},
): boolean {
  const node = nodeOf(target)
  if (!node) return false
  const event = new glassEasel.Event(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    ...options,
  })
  glassEasel.Event.dispatchEvent(node as never, event)
  return event.defaultPrevented()
}
