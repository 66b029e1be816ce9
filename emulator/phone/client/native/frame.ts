import { fixed } from '../dom'
import { tellDesk } from '../panel'
import { state, topPage } from '../state'
import { paintTabBar } from './tab-bar'

/** Brings everything round the page into line with the page on top. */
export function paintFrame(): void {
  const page = topPage()
  if (!page) return
  const first = state.stack.length < 2
  page.layer.back.hidden = first && page.layer.isTab
  page.layer.back.classList.toggle('home', first)
  page.layer.back.setAttribute('aria-label', first ? '回到首页' : '返回')
  paintTabBar()
  fixed('statusbar').style.color = page.layer.nav.style.color
  document.title = page.layer.title.textContent ?? ''
  tellDesk({ type: 'route', route: page.route, query: page.query, depth: state.stack.length })
}

/** The theme changed: bars of every page take its colours. */
export function repaintFrame(): void {
  for (const page of new Set([...state.stack, ...state.tabPages.values()])) page.layer.paint()
  paintFrame()
}
