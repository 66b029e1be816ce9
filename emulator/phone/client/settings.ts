import { state } from './state'
import type { Theme } from './types'

/** What a person sets on the phone itself; the desk's panel changes it, `/phone.html?…` presets it. */
export interface Settings {
  theme: Theme
  /** 1, 1.2 or 1.4: WeChat's own letter size */
  fontScale: number
  online: boolean
}

export const settings: Settings = { theme: 'light', fontScale: 1, online: true }

/** The theme the app sees: light for good unless app.json says `"darkmode": true`. */
export const appTheme = (): Theme => (state.program.appJson.darkmode ? settings.theme : 'light')

/** A configured colour, or what `@name` stands for in theme.json. */
export function themed(value: string | undefined, fallback: string): string {
  if (value === undefined) return fallback
  if (!value.startsWith('@')) return value
  return state.program.theme[appTheme()]?.[value.slice(1)] ?? fallback
}

export const networkType = () => (settings.online ? 'wifi' : 'none')

export function presetSettings(query: URLSearchParams): void {
  settings.theme = query.get('theme') === 'dark' ? 'dark' : 'light'
  settings.fontScale = Number(query.get('font')) || 1
  settings.online = query.get('online') !== '0'
  markTheme()
}

/** Changes settings while the app runs and tells it as WeChat does. */
export function changeSettings(change: Partial<Settings>): void {
  const before = { ...settings, appTheme: appTheme() }
  Object.assign(settings, change)
  if (before.online !== settings.online) {
    state.hooks.emit('networkStatusChange', {
      isConnected: settings.online,
      networkType: networkType(),
    })
  }
  if (before.appTheme !== appTheme()) {
    markTheme()
    state.hooks.emit('themeChange', { theme: appTheme() })
  }
}

/** Sheets read the theme from here (`prefers-color-scheme` is compiled to it). */
function markTheme() {
  document.documentElement.dataset.theme = appTheme()
}
