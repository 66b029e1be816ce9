/** What jsdom lacks and a phone's document has: sizes that are never observed, a canvas that draws nothing, a server. */
import { TextDecoder, TextEncoder } from 'node:util'
import type { BootOptions } from './page'

class NeverObserves {
  observe() {}
  unobserve() {}
  disconnect() {}
}

const BODY = `<div id="phone"><div id="statusbar"><span id="statustime"></span></div><main id="layers"></main>
<div id="tabbar" hidden></div><div id="overlay"></div><div id="errbar" hidden></div></div>`

export function prepareDocument({
  path,
  openid = 'o-test',
  cloud = () => ({}),
}: BootOptions): void {
  Object.assign(globalThis, {
    TextEncoder,
    TextDecoder,
    ResizeObserver: NeverObserves,
    IntersectionObserver: NeverObserves,
    matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
    fetch: fakeServer(openid, cloud),
  })
  globalThis.setImmediate ??= ((callback: () => void) =>
    setTimeout(callback, 0)) as unknown as typeof setImmediate
  Element.prototype.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
  URL.createObjectURL ??= () => 'blob:test'
  URL.revokeObjectURL ??= () => undefined
  HTMLCanvasElement.prototype.getContext = (() => silentContext()) as never
  document.documentElement.dataset.clockOffset = '0'
  document.body.innerHTML = BODY
  const query = new URLSearchParams({ as: openid, ...(path ? { path } : {}) })
  window.history.replaceState(null, '', `/phone.html?${query}`)
}

/** A drawing context whose every method does nothing. */
function silentContext(): object {
  const known: Record<PropertyKey, unknown> = {}
  return new Proxy(known, {
    get: (target, name) => (name in target ? target[name] : () => undefined),
    set: (target, name, value) => Reflect.set(target, name, value),
  })
}

const json = (value: unknown, ok = true) => ({
  ok,
  status: ok ? 200 : 500,
  headers: { get: () => null },
  json: async () => value,
  text: async () => JSON.stringify(value),
})

/** The phone's server: who holds the phone, and cloud functions answered by the test. */
function fakeServer(openid: string, cloud: NonNullable<BootOptions['cloud']>) {
  return async (address: string, init?: { body?: string }) => {
    const { pathname } = new URL(String(address), 'http://phone')
    if (pathname === '/__config') {
      return json({
        persons: [{ openid, name: '试', note: '', phone: '13800000000' }],
        templateTitles: {},
        codePage: '',
      })
    }
    if (pathname === '/__cloud/call') {
      const { name, data } = JSON.parse(init?.body ?? '{}') as { name: string; data: never }
      try {
        return json({
          result: JSON.parse(JSON.stringify((await cloud(name, data)) ?? null)),
          requestId: 'test',
        })
      } catch (error) {
        return json(
          { errCode: -1, errMsg: error instanceof Error ? error.message : String(error) },
          false,
        )
      }
    }
    return json({})
  }
}
