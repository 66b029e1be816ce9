import * as adapter from 'glass-easel-miniprogram-adapter'
import { inlineStyleToCss } from '../compiler/lengths'
import type { WxNode } from './types'

const { glassEasel } = adapter

/** glass-easel draws straight into this document; built-ins become `wx-…` elements. */
class DocumentBackend extends glassEasel.CurrentWindowBackendContext {
  override document = {
    createElement,
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as never
}

function createElement(tag: string): HTMLElement {
  const plain = tag === 'div' || tag === 'span' || tag.startsWith('mp-')
  const el = document.createElement(plain ? tag : `wx-${tag.toLowerCase()}`)
  const setAttribute = el.setAttribute.bind(el)
  el.setAttribute = (name, value) =>
    setAttribute(name, name === 'style' ? inlineStyleToCss(String(value)) : value)
  return el
}

export const environment = new adapter.MiniProgramEnv()
export const codeSpace = environment.createCodeSpace('', true)
const backend = environment.associateBackend(new DocumentBackend() as never)

export interface MountedRoot {
  /** `this` of the page or component */
  instance: Record<string, unknown>
  component: WxNode
  attach(): void
  release(): void
}

/** Makes a page (or a component alone) and puts it at the end of `parent` when attached. */
export function mountRoot(codePath: string, parent: HTMLElement, tag = 'page'): MountedRoot {
  const root = backend.createRoot(tag, codeSpace, codePath)
  return {
    instance: root.get() as unknown as Record<string, unknown>,
    component: root.getComponent() as unknown as WxNode,
    attach() {
      const place = document.createElement('span')
      parent.append(place)
      root.attach(parent as never, place as never)
    },
    release: () => root.release(),
  }
}

/** Writes `id` and `data-*` into the document, where a browser's tools and tests look for them. */
export function mirrorIdentity(): void {
  const prototype = glassEasel.Element.prototype as unknown as {
    setDataset(this: WxNode, name: string, value: unknown): void
  }
  const id = Object.getOwnPropertyDescriptor(prototype, 'id')
  if (!id?.set) throw new Error('glass-easel keeps ids elsewhere now')
  const { set } = id
  Object.defineProperty(prototype, 'id', {
    ...id,
    set(this: WxNode, value: string) {
      set.call(this, value)
      this.$$?.setAttribute?.('mp-id', value)
    },
  })
  const { setDataset } = prototype
  prototype.setDataset = function (name, value) {
    setDataset.call(this, name, value)
    if (typeof value === 'object') return
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    this.$$?.setAttribute?.(`data-${attribute}`, String(value))
  }
}
