import './start'
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { installWx } from './api/install'
import { defineBuiltins } from './builtins/define'
import { registerComponents } from './components'
import { connectDesk } from './desk'
import { enter, launchOptions } from './enter'
import { guarded, reportError } from './errors'
import { restoreFiles } from './files'
import { becomePerson } from './identity'
import { repaintFrame } from './native/frame'
import { createTabBar } from './native/tab-bar'
import { callPage, hidePage, showPage } from './page'
import { tapTab } from './router'
import { appTheme, presetSettings } from './settings'
import { state, topPage } from './state'
import { keepStatusBar } from './status-bar'
import { bindDomEvents } from './touch'
import { mirrorIdentity } from './tree'
import type { AppInstance, Program } from './types'

/**
 * Starts the Mini Program in this document. `/phone.html?as=…&path=…&scene=…&theme=…&font=…&online=0` says who holds
 * the phone, what opens, and how the phone is set.
 */
export function boot(program: Program): void {
  start(program).catch((error: unknown) => reportError(error, 'start'))
}

async function start(program: Program): Promise<void> {
  const query = new URLSearchParams(location.search)
  state.program = program
  presetSettings(query)
  await becomePerson(query.get('as'))
  await restoreFiles()
  mirrorIdentity()
  installWx()
  installAppGlobals()
  defineBuiltins(program.templates)
  glassEasel.addGlobalErrorListener((error: unknown) => {
    reportError(error)
    return true
  })
  window.addEventListener('unhandledrejection', (event) => {
    reportError(event.reason, 'unhandled rejection')
    state.hooks.emit('unhandledRejection', { reason: event.reason, promise: event.promise })
  })
  registerComponents(program)
  bindDomEvents()
  keepStatusBar()
  bindAppHooks()
  createTabBar(tapTab)
  guarded('entry page', () => enter(launchOptions(query), true))
  connectDesk()
  document.documentElement.dataset.phoneReady = '1'
}

function installAppGlobals() {
  Object.assign(globalThis, {
    App: (definition: AppInstance) => {
      state.app = definition
    },
    getApp: (options?: { allowDefault?: boolean }) =>
      state.app ?? (options?.allowDefault ? {} : undefined),
    getCurrentPages: () => state.stack.map((page) => page.instance),
    global: globalThis,
  })
}

function bindAppHooks() {
  const { hooks } = state
  const app = () => state.app
  hooks.on('error', (message: string) => app()?.onError?.(message))
  hooks.on('pageNotFound', (page: Record<string, unknown>) => app()?.onPageNotFound?.(page))
  hooks.on('unhandledRejection', (event: Record<string, unknown>) =>
    app()?.onUnhandledRejection?.(event),
  )
  hooks.on('themeChange', () => {
    repaintFrame()
    guarded('App.onThemeChange', () => app()?.onThemeChange?.({ theme: appTheme() }))
  })
  hooks.on('background', () => {
    const page = topPage()
    if (page) hidePage(page)
    guarded('App.onHide', () => app()?.onHide?.())
    hooks.emit('appHide')
  })
  hooks.on('foreground', () => {
    guarded('App.onShow', () => app()?.onShow?.(state.enter))
    hooks.emit('appShow', state.enter)
    const page = topPage()
    if (page) showPage(page)
  })
  window.addEventListener('resize', () => {
    const size = {
      windowWidth: window.innerWidth,
      windowHeight: topPage()?.layer.body.clientHeight ?? window.innerHeight,
    }
    hooks.emit('windowResize', { size })
    const page = topPage()
    if (page) callPage(page, 'onResize', { size })
  })
}
