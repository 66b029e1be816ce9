import type { PhoneHandle } from '../client/desk'
import { fixed } from '../client/dom'
import type { TabMemory } from './tab-memory'

/** Scenes as WeChat counts them: where a page was opened from. */
export const SCENES = { message: 1014, code: 1047, card: 1007 } as const

const frame = () => fixed('phone') as HTMLIFrameElement

/** The running phone; undefined while it starts, also while the one before it still stands in the frame. */
export function phone(): PhoneHandle | undefined {
  const shown = frame().contentWindow as (Window & { __phone?: PhoneHandle }) | null
  return shown?.location.href === frame().src ? shown.__phone : undefined
}

let starts = 0

/** (Re)starts the Mini Program as this tab has it, at `path` or its first page. */
export function startFrame(tab: TabMemory, path?: string, scene?: number): void {
  const query = new URLSearchParams({ as: tab.as, theme: tab.theme, font: tab.font })
  if (!tab.online) query.set('online', '0')
  load(query, path, scene)
}

function load(query: URLSearchParams, path?: string, scene?: number): void {
  if (path) query.set('path', path)
  if (scene) query.set('scene', String(scene))
  // no two starts have the same address, or one could not be told from the other
  query.set('start', String(++starts))
  frame().src = `/phone.html?${query}`
}

/** Opens a page on the phone; one that still starts begins with it. */
export function openOnPhone(path: string, scene: number): void {
  const running = phone()
  if (running) running.open(path, scene)
  else load(new URL(frame().src).searchParams, path, scene)
}

const MARGIN_PX = 130

/** Draws the device at its size, smaller when the window is lower than the device. */
export function fitDevice(size: string): void {
  const [width = '390', height = '844'] = size.split('x')
  const fit = Math.min(1, (window.innerHeight - MARGIN_PX) / Number(height))
  const { style } = fixed('device')
  style.setProperty('--w', `${width}px`)
  style.setProperty('--h', `${height}px`)
  style.setProperty('--fit', String(Math.max(0.5, fit)))
}
