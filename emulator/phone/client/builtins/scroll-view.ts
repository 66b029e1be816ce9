import type { Data } from '../types'
import { any, type Builtin, flag, type Host, many, text } from './builtin'

const scrollViewTag: Builtin = {
  tag: 'scroll-view',
  properties: {
    ...many(
      flag,
      'scrollX scrollY scrollWithAnimation enableBackToTop enhanced refresherEnabled refresherTriggered',
    ),
    ...many(flag, 'pagingEnabled fastDeceleration enableFlex scrollAnchoring usingSticky reverse'),
    ...many(
      any,
      'scrollTop scrollLeft enablePassive cacheExtent padding throttle refresherThreshold scrollIntoViewOffset',
    ),
    ...many(
      text,
      'scrollIntoView refresherDefaultStyle refresherBackground type scrollIntoViewAlignment',
    ),
    upperThreshold: any(50),
    lowerThreshold: any(50),
    showScrollbar: flag(true),
    bounces: flag(true),
    clip: flag(true),
  },
  create(host) {
    const { el } = host
    let last: Data = {}
    const thresholds = watchThresholds(host)
    el.addEventListener('scroll', thresholds, { passive: true })
    return {
      update(data) {
        const before = last
        last = { ...data }
        el.style.setProperty('--scroll-x', data.scrollX ? 'auto' : 'hidden')
        el.style.setProperty('--scroll-y', data.scrollY ? 'auto' : 'hidden')
        const behavior: ScrollBehavior = data.scrollWithAnimation ? 'smooth' : 'auto'
        const moved = (name: string) => data[name] !== before[name] && data[name] !== null
        if (moved('scrollTop'))
          el.scrollTo({ top: Number.parseFloat(String(data.scrollTop)) || 0, behavior })
        if (moved('scrollLeft'))
          el.scrollTo({ left: Number.parseFloat(String(data.scrollLeft)) || 0, behavior })
        if (moved('scrollIntoView') && data.scrollIntoView)
          scrollTo(host, String(data.scrollIntoView), behavior)
      },
      selectNode: () => ({
        scrollTo: ({ top, left, animated }: { top?: number; left?: number; animated?: boolean }) =>
          el.scrollTo({ top, left, behavior: animated ? 'smooth' : 'auto' }),
        scrollIntoView: (selector: string) => el.querySelector(selector)?.scrollIntoView(),
      }),
    }
  },
}

function scrollTo(host: Host, id: string, behavior: ScrollBehavior) {
  requestAnimationFrame(() => {
    host.node.ownerShadowRoot
      ?.querySelector(`#${id}`)
      ?.$$.scrollIntoView({ block: 'nearest', behavior })
  })
}

/** Reports scrolling, and each end once when it comes near. */
function watchThresholds(host: Host): () => void {
  const { el } = host
  let atStart = true
  let atEnd = false
  return () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = el
    const vertical = Boolean(host.data.scrollY)
    host.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
    const before = vertical ? scrollTop : scrollLeft
    const after = vertical
      ? scrollHeight - clientHeight - scrollTop
      : scrollWidth - clientWidth - scrollLeft
    const nearStart = before <= Number(host.data.upperThreshold)
    const nearEnd = after <= Number(host.data.lowerThreshold)
    if (nearStart && !atStart) host.emit('scrolltoupper', { direction: vertical ? 'top' : 'left' })
    if (nearEnd && !atEnd) host.emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
    atStart = nearStart
    atEnd = nearEnd
  }
}

export const scrollView: readonly Builtin[] = [scrollViewTag]
