import { guarded } from './errors'
import { openEntry } from './router'
import { state } from './state'
import type { LaunchOptions } from './types'
import { parseQuery } from './url'

const SCENE_LIST = 1001

/** What the address of phone.html asks to open. */
export function launchOptions(query: URLSearchParams): LaunchOptions {
  const { entryPagePath, pages } = state.program.appJson
  const [path = '', search] = (query.get('path') || entryPagePath || pages[0] || '')
    .replace(/^\//, '')
    .split(/\?(.*)/s)
  return {
    path,
    query: parseQuery(search),
    scene: Number(query.get('scene')) || SCENE_LIST,
    referrerInfo: {},
  }
}

/** Enters the app as WeChat does from a message, a code or a card: App's onShow, then the page on its own. */
export function enter(options: LaunchOptions, first = false): void {
  if (first) state.launch = options
  state.enter = options
  if (first) guarded('App.onLaunch', () => state.app?.onLaunch?.(options))
  guarded('App.onShow', () => state.app?.onShow?.(options))
  state.hooks.emit('appShow', options)
  openEntry(options.path, options.query)
}
