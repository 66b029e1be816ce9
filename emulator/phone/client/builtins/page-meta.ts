import { inlineStyleToCss } from '../../compiler/lengths'
import { systemFontPx } from '../api/system'
import { state, topPage } from '../state'
import { any, type Builtin, flag, type Host, many, number, text } from './builtin'

const ownPage = (host: Host) =>
  state.stack.find((page) => page.layer.el.contains(host.el)) ?? topPage()

const size = (value: unknown) => (value === 'system' ? `${systemFontPx()}px` : String(value))

const pageMetaTag: Builtin = {
  tag: 'page-meta',
  properties: {
    ...many(
      text,
      'pageStyle pageFontSize rootFontSize rootBackgroundColor backgroundColor backgroundTextStyle',
    ),
    ...many(text, 'backgroundColorTop backgroundColorBottom'),
    scrollTop: any(''),
    scrollDuration: number(300),
  },
  create(host) {
    return {
      update({ pageStyle, pageFontSize, backgroundColor, rootFontSize, rootBackgroundColor }) {
        const el = host.el.closest<HTMLElement>('wx-page') ?? ownPage(host)?.component.$$
        if (!el) return
        el.style.cssText = inlineStyleToCss(String(pageStyle ?? ''))
        if (pageFontSize) el.style.fontSize = size(pageFontSize)
        if (backgroundColor || rootBackgroundColor)
          el.style.backgroundColor = String(backgroundColor || rootBackgroundColor)
        if (rootFontSize) document.documentElement.style.fontSize = size(rootFontSize)
      },
    }
  },
}

const navigationBarTag: Builtin = {
  tag: 'navigation-bar',
  properties: {
    ...many(text, 'title frontColor backgroundColor colorAnimationTimingFunc'),
    loading: flag(),
    colorAnimationDuration: number(),
  },
  create: (host) => ({
    update({ title, frontColor, backgroundColor }) {
      const layer = ownPage(host)?.layer
      if (!layer) return
      if (title) layer.title.textContent = String(title)
      if (frontColor) layer.nav.style.color = String(frontColor)
      if (backgroundColor) layer.nav.style.background = String(backgroundColor)
    },
  }),
}

export const pageMeta: readonly Builtin[] = [pageMetaTag, navigationBarTag]
