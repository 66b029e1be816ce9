import { paintFrame } from '../native/frame'
import { setTab, setTabBarHidden } from '../native/tab-bar'
import { startPullDown } from '../page'
import { topPage } from '../state'
import { type ApiTable, asyncCalls } from './define'

interface ScrollOptions {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  duration?: number
}

function scrollPage({ scrollTop, selector, offsetTop = 0, duration = 300 }: ScrollOptions) {
  const page = topPage()
  if (!page) return
  const { scroll } = page.layer
  const target = selector ? page.component.getShadowRoot()?.querySelector(selector)?.$$ : undefined
  const above = target ? target.getBoundingClientRect().top - scroll.getBoundingClientRect().top : 0
  const top = target ? scroll.scrollTop + above + offsetTop : (scrollTop ?? 0)
  scroll.scrollTo({ top, behavior: duration === 0 ? 'auto' : 'smooth' })
}

/** Navigation bar, tab bar, pull-down and scrolling of the page on top. */
export function pageBarsApi(): ApiTable {
  return asyncCalls({
    setNavigationBarTitle({ title }: { title: string }) {
      const page = topPage()
      if (page) page.layer.title.textContent = title
      paintFrame()
    },
    setNavigationBarColor({
      frontColor,
      backgroundColor,
    }: {
      frontColor: string
      backgroundColor: string
    }) {
      const nav = topPage()?.layer.nav
      if (!nav) return
      nav.style.background = backgroundColor
      nav.style.color = frontColor
    },
    showNavigationBarLoading: () => topPage()?.layer.nav.classList.add('loading'),
    hideNavigationBarLoading: () => topPage()?.layer.nav.classList.remove('loading'),
    setBackgroundColor() {},
    setBackgroundTextStyle() {},
    hideHomeButton: () => topPage()?.layer.back.setAttribute('hidden', ''),
    setTabBarBadge: ({ index, text }: { index: number; text: string }) =>
      setTab(index, { badge: text }),
    removeTabBarBadge: ({ index }: { index: number }) => setTab(index, { badge: undefined }),
    showTabBarRedDot: ({ index }: { index: number }) => setTab(index, { dot: true }),
    hideTabBarRedDot: ({ index }: { index: number }) => setTab(index, { dot: false }),
    showTabBar: () => setTabBarHidden(false),
    hideTabBar: () => setTabBarHidden(true),
    pageScrollTo: scrollPage,
    startPullDownRefresh() {
      const page = topPage()
      if (page) startPullDown(page)
    },
    stopPullDownRefresh: () => topPage()?.layer.setRefreshing(false),
    showShareMenu() {},
    hideShareMenu() {},
    updateShareMenu() {},
  })
}
