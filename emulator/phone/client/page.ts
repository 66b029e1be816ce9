import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { guarded } from './errors'
import { flushReady } from './lifecycle'
import { createLayer, showLayer } from './native/layer'
import type { PageRecord } from './state'
import { isTabPage, state } from './state'
import { mountRoot } from './tree'
import type { PageInstance, Query, WindowConfig, WxNode } from './types'

const REACH_BOTTOM_PX = 50

let lastId = 0

/** Calls a method of the page if it has one. */
export function callPage(page: PageRecord, method: string, ...args: unknown[]): unknown {
  const member = page.instance[method]
  if (typeof member !== 'function') return undefined
  return guarded(`${page.route}.${method}`, () => member.apply(page.instance, args))
}

/** Builds a page and its layer; nothing of its life has begun yet. */
export function createPage(route: string, query: Query): PageRecord {
  const entry = state.program.components[route]
  if (!entry) throw new Error(`page "${route}" is not found`)
  const config: WindowConfig = { ...state.program.appJson.window, ...entry.json }
  const layer = createLayer(
    route,
    config,
    isTabPage(route) && !state.program.appJson.tabBar?.custom,
  )
  const root = mountRoot(route, layer.scroll)
  const instance = root.instance as PageInstance
  const page: PageRecord = {
    id: ++lastId,
    route,
    query,
    config,
    layer,
    instance,
    component: root.component,
    ready: false,
    atBottom: false,
    release: root.release,
  }
  Object.assign(instance, { route, __route__: route, options: query })
  root.component.$$.setAttribute('data-is', route)
  passQuery(root.component, query)
  root.attach()
  layer.listeners.onScroll = (...sizes) => scrolled(page, ...sizes)
  layer.listeners.onPull = () => startPullDown(page)
  return page
}

/** A page written with Component() takes its query as properties. */
function passQuery(component: WxNode, query: Query) {
  for (const [name, value] of Object.entries(query)) {
    if (glassEasel.Component.hasProperty(component as never, name))
      component.setData({ [name]: decodeURIComponent(value) })
  }
}

function scrolled(page: PageRecord, scrollTop: number, height: number, full: number) {
  callPage(page, 'onPageScroll', { scrollTop })
  const near = full - scrollTop - height <= (page.config.onReachBottomDistance ?? REACH_BOTTOM_PX)
  if (near && !page.atBottom) callPage(page, 'onReachBottom')
  page.atBottom = near
}

export function startPullDown(page: PageRecord): void {
  page.layer.setRefreshing(true)
  callPage(page, 'onPullDownRefresh')
}

export function loadPage(page: PageRecord): void {
  callPage(page, 'onLoad', page.query)
}

export function showPage(page: PageRecord): void {
  showLayer(page.layer)
  callPage(page, 'onShow')
  page.component.triggerPageLifetime('show', [])
  if (page.ready) return
  page.ready = true
  requestAnimationFrame(() => {
    flushReady()
    callPage(page, 'onReady')
  })
}

export function hidePage(page: PageRecord): void {
  callPage(page, 'onHide')
  page.component.triggerPageLifetime('hide', [])
}

export function unloadPage(page: PageRecord): void {
  callPage(page, 'onUnload')
  page.release()
  page.layer.remove()
}
