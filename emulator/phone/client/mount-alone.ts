import { element } from './dom'
import { mountRoot } from './tree'
import type { Data } from './types'

/** One component by itself at the end of the document, for tests. */
export function mountAlone(codePath: string, properties: Data) {
  const dom = element('div')
  document.body.append(dom)
  const root = mountRoot(codePath, dom, 'mp-alone')
  root.component.setData(properties)
  root.attach()
  return {
    dom,
    set: (data: Data) => root.component.setData(data),
    on(name: string) {
      const details: unknown[] = []
      const listen = (
        root.component as unknown as {
          addListener(name: string, listener: (event: { detail: unknown }) => void): void
        }
      ).addListener
      listen.call(root.component, name, ({ detail }) => details.push(detail))
      return details
    },
    unmount() {
      root.release()
      dom.remove()
    },
  }
}
