import { setClockOffset } from './clock'
import { questionsUnderWay } from './cloud-link'
import { enter } from './enter'
import { identity } from './identity'
import { mountAlone } from './mount-alone'
import { decodeFile } from './native/decode-qr'
import { changeSettings, settings } from './settings'
import { state, topPage } from './state'
import { parseQuery } from './url'

/** What the desk page (and a test) may do with the phone: `window.__phone`. */
export interface PhoneHandle {
  identity: typeof identity
  settings: typeof settings
  errors: string[]
  missing: string[]
  calls: typeof state.calls
  /** questions to the cloud without an answer yet */
  underWay(): number
  /** routes of the open pages from the bottom up */
  routes(): string[]
  /** data of the page on top */
  data(): unknown
  /** opens a page as WeChat does from a message (1014), a code (1047) or a card (1007) */
  open(path: string, scene: number): void
  change: typeof changeSettings
  setClockOffset: typeof setClockOffset
  decode: typeof decodeFile
  mount: typeof mountAlone
}

const handle: PhoneHandle = {
  identity,
  settings,
  errors: state.errors,
  missing: state.missing,
  calls: state.calls,
  underWay: questionsUnderWay,
  routes: () => state.stack.map((page) => page.route),
  data: () => topPage()?.instance.data,
  open(path, scene) {
    const [route = '', query] = path.replace(/^\//, '').split(/\?(.*)/s)
    enter({ path: route, query: parseQuery(query), scene, referrerInfo: {} })
  },
  change: changeSettings,
  setClockOffset,
  decode: decodeFile,
  mount: mountAlone,
}

/** Opens the phone to its surroundings: the handle, and word of the server (clock set, app rebuilt). */
export function connectDesk(): void {
  Object.assign(window, { __phone: handle })
  // inside the desk page the desk passes word on: browsers allow few standing connections
  if (window.parent !== window || typeof EventSource === 'undefined') return
  const events = new EventSource('/__events')
  events.addEventListener('clock', (event) =>
    setClockOffset(Number((event as MessageEvent<string>).data)),
  )
  events.addEventListener('reload', () => location.reload())
  window.addEventListener('pagehide', () => events.close())
}
