import { button, element, fixed } from '../dom'
import { themed } from '../settings'
import { state, topPage } from '../state'
import type { TabItem } from '../types'

interface TabState {
  badge?: string
  dot: boolean
}

const tabs: TabState[] = []
let hidden = false

/** Draws the bar once; `onTab` opens the page of a tapped item. */
export function createTabBar(onTab: (tab: TabItem, index: number) => void): void {
  const config = state.program.appJson.tabBar
  const bar = fixed('tabbar')
  if (!config || config.custom) return
  config.list.forEach((tab, index) => {
    tabs[index] = { dot: false }
    const item = button('mp-tab', '', () => onTab(tab, index))
    item.setAttribute('role', 'tab')
    item.append(
      element('span', 'icon'),
      element('span', 'text', tab.text),
      element('span', 'badge'),
    )
    bar.append(item)
  })
}

export function setTab(index: number, change: Partial<TabState>): void {
  tabs[index] = { ...(tabs[index] ?? { dot: false }), ...change }
  paintTabBar()
}

export function setTabBarHidden(on: boolean): void {
  hidden = on
  paintTabBar()
}

/** Selected item, colours of the theme, badges; hidden on pages that are not tabs. */
export function paintTabBar(): void {
  const config = state.program.appJson.tabBar
  const page = topPage()
  const bar = fixed('tabbar')
  const shown = Boolean(config && !config.custom && page?.layer.isTab && !hidden)
  bar.hidden = !shown
  if (!config || !shown) return
  bar.style.background = themed(config.backgroundColor, '#fff')
  bar.classList.toggle('white-border', themed(config.borderStyle, 'black') === 'white')
  config.list.forEach((tab, index) => {
    paintTab(bar.children[index] as HTMLElement, tab, tabs[index], tab.pagePath === page?.route)
  })
}

function paintTab(item: HTMLElement, tab: TabItem, now: TabState | undefined, selected: boolean) {
  const config = state.program.appJson.tabBar
  const [icon, , badge] = item.children as unknown as [HTMLElement, HTMLElement, HTMLElement]
  item.setAttribute('aria-selected', String(selected))
  item.style.color = selected
    ? themed(config?.selectedColor, '#07c160')
    : themed(config?.color, '#7a7e83')
  const picture = themed((selected ? tab.selectedIconPath : undefined) ?? tab.iconPath, '')
  icon.hidden = !picture
  icon.style.backgroundImage = picture ? `url("/mp/${picture.replace(/^\//, '')}")` : ''
  badge.textContent = now?.badge ?? ''
  badge.hidden = now?.badge === undefined && !now?.dot
}
