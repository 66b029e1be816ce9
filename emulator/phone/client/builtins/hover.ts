import type { Host } from './builtin'

const STAY_MS = 150

/** `hover-class` while a finger or mouse is down. */
export function bindHover(host: Host, fallback = ''): void {
  let on = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const set = (name: string) => {
    if (name === on) return
    if (on) host.node.classList?.toggle(on, false, 1)
    if (name) host.node.classList?.toggle(name, true, 1)
    on = name
  }
  const down = () => {
    const own = String(host.data.hoverClass || '')
    clearTimeout(timer)
    if (!host.data.disabled) set(own === 'none' ? '' : own || fallback)
  }
  const up = () => {
    clearTimeout(timer)
    timer = setTimeout(() => set(''), Math.min(Number(host.data.hoverStayTime) || STAY_MS, STAY_MS))
  }
  host.el.addEventListener('touchstart', down, { passive: true })
  host.el.addEventListener('mousedown', down)
  for (const type of ['touchend', 'touchcancel', 'mouseup', 'mouseleave'])
    host.el.addEventListener(type, up)
}
