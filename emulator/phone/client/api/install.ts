import { tellDesk } from '../panel'
import { state } from '../state'
import { appEventsApi } from './app-events'
import { calendarApi } from './calendar'
import { canvasApi } from './canvas'
import { cloudApi } from './cloud'
import type { ApiTable, Callbacks } from './define'
import { deviceApi } from './device'
import { filesApi } from './files'
import { interactionApi } from './interaction'
import { mediaApi } from './media'
import { networkApi } from './network'
import { openApi } from './open'
import { pageBarsApi } from './page-bars'
import { routesApi } from './routes'
import { selectorApi } from './selector-query'
import { storageApi } from './storage'
import { systemApi } from './system'

/** Puts `wx` into the global scope. A function the phone lacks fails in words and is written down. */
export function installWx(): void {
  const table: ApiTable = {
    ...interactionApi(),
    ...pageBarsApi(),
    ...routesApi(),
    ...storageApi(),
    ...systemApi(),
    ...appEventsApi(),
    ...mediaApi(),
    ...canvasApi(),
    ...filesApi(),
    ...deviceApi(),
    ...calendarApi(),
    ...openApi(),
    ...networkApi(),
    ...selectorApi(),
    cloud: cloudApi(),
  }
  table.canIUse = (schema: string) => canIUse(table, schema)
  Object.assign(globalThis, {
    wx: new Proxy(table, {
      get: (known, name) => (name in known ? known[name as string] : lacking(name)),
    }),
  })
}

/** `wx.canIUse('showToast.object.icon')`: known when the function is; its details are not looked into. */
function canIUse(table: ApiTable, schema: string): boolean {
  const [name = '', member] = schema.split('.')
  if (name === 'cloud' && member) return member in (table.cloud as object)
  return name in table || /^[a-z-]+$/.test(name)
}

function lacking(name: string | symbol) {
  if (typeof name === 'symbol') return undefined
  return (options?: Callbacks) => {
    state.missing.push(name)
    tellDesk({ type: 'missing', name })
    const errMsg = `${name}:fail not emulated on this phone`
    console.warn(`[phone] wx.${errMsg}`)
    const failure = { errMsg, errCode: -1 }
    if (!options?.success && !options?.fail && !options?.complete)
      return Promise.reject(Object.assign(new Error(errMsg), failure))
    options.fail?.(failure)
    options.complete?.(failure)
    return undefined
  }
}
