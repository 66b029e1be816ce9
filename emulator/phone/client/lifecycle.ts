import type { WxNode } from './types'

/**
 * `ready` is the host's to fire: once per component, children before parents, after the first layout.
 * TDesign measures itself there.
 */
const waiting = new Set<WxNode>()
let scheduled = false

export function awaitReady(node: WxNode): void {
  waiting.add(node)
  if (scheduled) return
  scheduled = true
  requestAnimationFrame(flushReady)
}

export function forgetReady(node: WxNode): void {
  waiting.delete(node)
}

export function flushReady(): void {
  scheduled = false
  const nodes = [...waiting].reverse()
  waiting.clear()
  for (const node of nodes) {
    if (node.isAttached?.() ?? true) node.triggerLifetime('ready', [])
  }
}
