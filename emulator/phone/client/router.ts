import { Channel } from './emitter'
import { paintFrame } from './native/frame'
import { callPage, createPage, hidePage, loadPage, showPage, unloadPage } from './page'
import { isTabPage, type PageRecord, state, topPage } from './state'
import type { Query, TabItem } from './types'
import { resolvePage } from './url'

const MOST_PAGES = 10

interface Target {
  path: string
  query: Query
}

function targetOf(api: string, url: string): Target {
  const target = resolvePage(url, topPage()?.route ?? '')
  if (!state.program.components[target.path]?.isPage)
    throw new Error(`${api}:fail page "${target.path}" is not found`)
  return target
}

/** Opens a page above the present one. */
function push({ path, query }: Target, channel?: Channel): PageRecord {
  const current = topPage()
  if (current) hidePage(current)
  const page = createPage(path, query)
  page.layer.listeners.onBack = goBack
  if (channel) page.instance.__channel = channel
  state.stack.push(page)
  if (isTabPage(path)) state.tabPages.set(path, page)
  loadPage(page)
  showPage(page)
  paintFrame()
  return page
}

/** The arrow at the left: back, or to the first page when there is nothing to go back to. */
function goBack() {
  const { entryPagePath, pages } = state.program.appJson
  if (state.stack.length > 1) router.navigateBack({})
  else router.reLaunch({ url: `/${entryPagePath ?? pages[0]}` })
}

function unloadAll() {
  const all = new Set([...state.stack, ...state.tabPages.values()])
  state.stack = []
  state.tabPages.clear()
  for (const page of all) unloadPage(page)
}

/** The five routes of WeChat with their rules; a broken rule throws with WeChat's own words. */
export const router = {
  navigateTo({
    url,
    events,
  }: {
    url: string
    events?: Record<string, (...args: never[]) => unknown>
  }) {
    const target = targetOf('navigateTo', url)
    if (isTabPage(target.path)) throw new Error('navigateTo:fail can not navigateTo a tabbar page')
    if (state.stack.length >= MOST_PAGES)
      throw new Error('navigateTo:fail webview count limit exceed')
    const [opener, opened] = Channel.pair()
    for (const [name, listener] of Object.entries(events ?? {})) opener.on(name, listener)
    push(target, opened)
    return { eventChannel: opener }
  },

  redirectTo({ url }: { url: string }) {
    const target = targetOf('redirectTo', url)
    if (isTabPage(target.path)) throw new Error('redirectTo:fail can not redirectTo a tabbar page')
    const current = state.stack.pop()
    if (current) {
      unloadPage(current)
      state.tabPages.delete(current.route)
    }
    const page = createPage(target.path, target.query)
    page.layer.listeners.onBack = goBack
    state.stack.push(page)
    loadPage(page)
    showPage(page)
    paintFrame()
  },

  reLaunch({ url }: { url: string }) {
    const target = targetOf('reLaunch', url)
    unloadAll()
    push(target)
  },

  switchTab({ url }: { url: string }) {
    const target = targetOf('switchTab', url)
    if (!isTabPage(target.path)) throw new Error('switchTab:fail can not switch to no-tabBar page')
    const current = topPage()
    if (current?.route === target.path) return
    for (const page of state.stack) {
      if (!isTabPage(page.route)) unloadPage(page)
      else if (page === current) hidePage(page)
    }
    state.stack = []
    const kept = state.tabPages.get(target.path)
    if (!kept) {
      push(target)
      return
    }
    state.stack = [kept]
    showPage(kept)
    paintFrame()
  },

  navigateBack({ delta = 1 }: { delta?: number }) {
    const steps = Math.min(delta, state.stack.length - 1)
    if (steps <= 0) throw new Error('navigateBack:fail cannot navigate back at first page.')
    for (const page of state.stack.splice(state.stack.length - steps).reverse()) unloadPage(page)
    const page = topPage()
    if (page) showPage(page)
    paintFrame()
  },
}

/** A tap on the tab bar. */
export function tapTab(tab: TabItem, index: number): void {
  router.switchTab({ url: `/${tab.pagePath}` })
  const page = topPage()
  if (page) callPage(page, 'onTabItemTap', { index, pagePath: tab.pagePath, text: tab.text })
}

/** Opens the first page of a start, whatever kind it is; unknown pages are told to the app, then the first page opens. */
export function openEntry(path: string, query: Query): void {
  const known = state.program.components[path]?.isPage
  if (!known) state.hooks.emit('pageNotFound', { path, query, isEntryPage: true })
  unloadAll()
  push(known ? { path, query } : { path: state.program.appJson.pages[0] ?? '', query: {} })
}
