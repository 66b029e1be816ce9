import { element } from '../dom'
import {
  any,
  type Builtin,
  type Controller,
  componentAt,
  flag,
  type Host,
  many,
  number,
  text,
} from './builtin'

const swiperTag: Builtin = {
  tag: 'swiper',
  template: 'swiper',
  properties: {
    ...many(flag, 'indicatorDots autoplay circular vertical snapToEdge'),
    indicatorColor: text('rgba(0,0,0,.3)'),
    indicatorActiveColor: text('#000'),
    current: number(),
    currentItemId: text(),
    interval: number(5000),
    duration: number(500),
    previousMargin: text('0px'),
    nextMargin: text('0px'),
    displayMultipleItems: number(1),
    easingFunction: text('default'),
    cacheExtent: any(),
  },
  create: (host) => new Swiper(host),
}

class Swiper implements Controller {
  private readonly dots = element('div', 'mp-dots')
  private track: HTMLElement | null = null
  private at = 0
  private from: number | undefined
  private moved = 0
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly grown = new MutationObserver(() => this.place(0, false))

  constructor(private readonly host: Host) {}

  attached() {
    const { el } = this.host
    this.track = el.querySelector<HTMLElement>('.mp-swiper-track')
    this.at = Number(this.host.data.current)
    el.append(this.dots)
    if (this.track) this.grown.observe(this.track, { childList: true })
    el.addEventListener('touchstart', this.down, { passive: true })
    el.addEventListener('touchmove', this.move, { passive: true })
    el.addEventListener('touchend', this.up)
    el.addEventListener('mousedown', this.down)
    window.addEventListener('mousemove', this.move)
    window.addEventListener('mouseup', this.up)
    this.place(0, false)
  }

  detached() {
    window.removeEventListener('mousemove', this.move)
    window.removeEventListener('mouseup', this.up)
    clearInterval(this.timer)
    this.grown.disconnect()
  }

  update(data: Record<string, unknown>) {
    if (!this.track) return
    if (Number(data.current) !== this.at) this.go(Number(data.current))
    clearInterval(this.timer)
    if (data.autoplay)
      this.timer = setInterval(() => this.go(this.next(), 'autoplay'), Number(data.interval))
  }

  private items() {
    return [...(this.track?.children ?? [])].filter((child) => child.tagName === 'WX-SWIPER-ITEM')
  }

  private next() {
    return this.at + 1 >= this.items().length && !this.host.data.circular ? 0 : this.at + 1
  }

  private go(to: number, source = '') {
    const count = this.items().length
    if (!count) return
    const current = this.host.data.circular
      ? (to + count) % count
      : Math.max(0, Math.min(count - 1, to))
    const changed = current !== this.at
    this.at = current
    this.place(0, true)
    if (!changed) return
    if (source) this.host.set({ current })
    const currentItemId = componentAt(this.items()[current])?.data.itemId ?? ''
    this.host.emit('change', { current, source, currentItemId })
    setTimeout(
      () => this.host.emit('animationfinish', { current, source }),
      Number(this.host.data.duration),
    )
  }

  private place(offset: number, animated: boolean) {
    if (!this.track) return
    const { vertical, duration, indicatorDots, indicatorColor, indicatorActiveColor } =
      this.host.data
    const shift = `calc(${-100 * this.at}% + ${offset}px)`
    this.track.style.transition = animated ? `transform ${duration}ms` : 'none'
    this.track.style.flexDirection = vertical ? 'column' : 'row'
    this.track.style.transform = vertical ? `translate(0, ${shift})` : `translate(${shift}, 0)`
    const dots = this.items().map((_, index) => {
      const dot = element('i')
      dot.style.background = String(index === this.at ? indicatorActiveColor : indicatorColor)
      return dot
    })
    this.dots.replaceChildren(...(indicatorDots ? dots : []))
  }

  private coordinate(event: MouseEvent | TouchEvent) {
    const point = 'touches' in event ? event.touches[0] : event
    return (this.host.data.vertical ? point?.clientY : point?.clientX) ?? 0
  }

  private readonly down = (event: MouseEvent | TouchEvent) => {
    this.from = this.coordinate(event)
    this.moved = 0
  }

  private readonly move = (event: MouseEvent | TouchEvent) => {
    if (this.from === undefined) return
    this.moved = this.coordinate(event) - this.from
    this.place(this.moved, false)
  }

  private readonly up = () => {
    if (this.from === undefined) return
    this.from = undefined
    const { el, data } = this.host
    const fifth = (data.vertical ? el.clientHeight : el.clientWidth) / 5
    this.go(this.at + (this.moved < -fifth ? 1 : this.moved > fifth ? -1 : 0), 'touch')
  }
}

export const swiper: readonly Builtin[] = [swiperTag]
