import { button, element, fixed } from '../dom'
import { themed } from '../settings'
import type { WindowConfig } from '../types'
import { openCapsuleMenu } from './capsule-menu'
import { goHomeScreen } from './home-screen'

export interface LayerListeners {
  onBack(): void
  onScroll(scrollTop: number, height: number, full: number): void
  onPull(): void
}

/** One page on screen: navigation bar, pull-down area, and the scrolling page area. */
export interface Layer {
  el: HTMLElement
  nav: HTMLElement
  title: HTMLElement
  back: HTMLButtonElement
  body: HTMLElement
  scroll: HTMLElement
  isTab: boolean
  listeners: Partial<LayerListeners>
  setRefreshing(on: boolean): void
  paint(): void
  remove(): void
}

const PULL_START_PX = 80

let depth = 1

export function createLayer(route: string, config: WindowConfig, isTab: boolean): Layer {
  const el = element('section', 'mp-layer')
  el.dataset.route = route
  el.style.zIndex = String(++depth)
  el.classList.toggle('tab', isTab)
  const layer: Layer = {
    el,
    isTab,
    nav: element('header', 'mp-nav'),
    title: element('h1', 'mp-title', config.navigationBarTitleText ?? ''),
    back: button('mp-back', '', () => layer.listeners.onBack?.()),
    body: element('div', 'mp-body'),
    scroll: element('div', 'mp-scroll'),
    listeners: {},
    setRefreshing: (on) => el.classList.toggle('refreshing', on),
    paint: () => paint(layer, config),
    remove: () => {
      resized.disconnect()
      el.remove()
    },
  }
  layer.back.setAttribute('aria-label', '返回')
  layer.nav.append(layer.back, layer.title, capsule())
  layer.body.append(element('div', 'mp-pull', '· · ·'), layer.scroll)
  if (config.navigationStyle === 'custom') el.classList.add('custom-nav')
  else el.append(layer.nav)
  el.append(layer.body)
  if (config.disableScroll) layer.scroll.style.overflow = 'hidden'
  layer.paint()
  fixed('layers').append(el)
  const resized = keepPageHeight(layer.body)
  layer.scroll.addEventListener('scroll', () => {
    const { scrollTop, clientHeight, scrollHeight } = layer.scroll
    layer.listeners.onScroll?.(scrollTop, clientHeight, scrollHeight)
  })
  if (config.enablePullDownRefresh) bindPull(layer)
  return layer
}

export function showLayer(shown: Layer): void {
  for (const el of fixed('layers').querySelectorAll<HTMLElement>('.mp-layer')) {
    el.hidden = el !== shown.el
    el.classList.toggle('current', el === shown.el)
  }
}

function paint({ nav, scroll, el }: Layer, config: WindowConfig) {
  const dark = themed(config.navigationBarTextStyle, 'white') === 'black' ? '#000' : '#fff'
  nav.style.background = themed(config.navigationBarBackgroundColor, '#000')
  nav.style.color = dark
  el.style.setProperty('--nav-ground', nav.style.background)
  scroll.style.background = themed(config.backgroundColorContent, '')
}

function capsule(): HTMLElement {
  const el = element('div', 'mp-capsule')
  const menu = button('', '', openCapsuleMenu)
  menu.setAttribute('aria-label', '更多')
  menu.append(element('i', 'dots'))
  const close = button('', '', goHomeScreen)
  close.setAttribute('aria-label', '关闭')
  close.append(element('i', 'ring'))
  el.append(menu, close)
  return el
}

/** `100vh` in a sheet means the page area between the bars. */
function keepPageHeight(body: HTMLElement): ResizeObserver {
  const set = () => body.style.setProperty('--mpvh', `${body.clientHeight / 100}px`)
  set()
  const observer = new ResizeObserver(set)
  observer.observe(body)
  return observer
}

function bindPull(layer: Layer) {
  const { scroll, body } = layer
  const pull = body.firstElementChild as HTMLElement
  let from: number | undefined
  let moved = 0
  const y = (event: MouseEvent | TouchEvent) =>
    ('touches' in event ? event.touches[0]?.clientY : event.clientY) ?? 0
  const down = (event: MouseEvent | TouchEvent) => {
    from = scroll.scrollTop <= 0 ? y(event) : undefined
    moved = 0
  }
  const move = (event: MouseEvent | TouchEvent) => {
    if (from === undefined) return
    moved = y(event) - from
    if (moved > 0) pull.style.height = `${Math.min(moved / 2, 60)}px`
  }
  const up = () => {
    if (from === undefined) return
    from = undefined
    pull.style.height = ''
    if (moved > PULL_START_PX) layer.listeners.onPull?.()
  }
  scroll.addEventListener('touchstart', down, { passive: true })
  scroll.addEventListener('touchmove', move, { passive: true })
  scroll.addEventListener('touchend', up)
  scroll.addEventListener('mousedown', down)
  scroll.addEventListener('mousemove', move)
  scroll.addEventListener('mouseup', up)
}
